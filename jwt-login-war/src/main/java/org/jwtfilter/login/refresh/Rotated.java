// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import org.jwtfilter.login.realm.User;

/**
 * A refresh that succeeded.
 *
 * @param next the token to use next time; who repeats a request within the grace gets the same
 * @param user with the groups of now
 * @param family as it was before: its scope and the time of its login have not changed
 */
public record Rotated(RefreshToken next, User user, Family family) {}
