/**
 * Limits on login attempts, by account and by source. Level 1.
 *
 * <p>Holds nothing yet. The counting of failed logins and the answer 429 with {@code Retry-After} will live here.
 */
@NullMarked
package org.jwtfilter.login.throttle;

import org.jspecify.annotations.NullMarked;
