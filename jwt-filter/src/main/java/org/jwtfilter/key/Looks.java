// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.time.Duration;
import java.util.Optional;

/**
 * How looking for keys has gone so far.
 *
 * @param good how many looks found keys, new or unchanged
 * @param failed how many did not
 * @param lastGoodAge how long ago keys were last found, empty if they never were
 */
public record Looks(long good, long failed, Optional<Duration> lastGoodAge) {}
