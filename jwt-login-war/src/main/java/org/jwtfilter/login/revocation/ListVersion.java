// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.time.Instant;

/**
 * What is to be published of a list.
 *
 * @param revision another one whenever a token of the list was taken back
 * @param changedAt when that was the last time, or when the list was begun
 */
public record ListVersion(int list, long revision, Instant changedAt) {}
