// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import java.time.Instant;

/**
 * When a login began, before its password was looked at.
 *
 * @param at what its tokens say as {@code auth_time}
 * @param cutOffs how many times somebody's logins had been ended by then; clocks of nodes differ, this number does not
 */
public record LoginStart(Instant at, long cutOffs) {}
