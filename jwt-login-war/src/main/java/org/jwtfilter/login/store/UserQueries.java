// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.util.Optional;

/**
 * How users are read from tables that others keep. Each query has one question mark, for the user's name in its one spelling.
 *
 * @param password gives at most one row, whose first column is the hash of the password
 * @param groups gives a row for each group, its name in the first column; empty if users have none
 * @param enabled gives a row whose first column is true, or a number other than 0, for those who may log in; empty if all may
 * @param attributes gives at most one row, whose columns are attributes by their lower-case labels; empty if there are none
 */
public record UserQueries(
        String password, Optional<String> groups, Optional<String> enabled, Optional<String> attributes) {}
