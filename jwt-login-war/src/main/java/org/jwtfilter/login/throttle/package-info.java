/**
 * Limits on login attempts: by account, by source address, by both together, and by how many run at once. Level 1.
 *
 * <p>Owns what counts as one source, which proxies are believed, how many attempts fit, and when the next one does. Does not own SQL (the
 * ports {@link org.jwtfilter.login.throttle.LoginAttempts} and {@link org.jwtfilter.login.throttle.KnownSources} are implemented in {@code
 * store}), nor whether a password is right. In: the one spelling of a user's name, and a source. Out: leave to try, or 429 with {@code
 * Retry-After}; 503 where this node has its hands full.
 *
 * <p>Nothing here knows whether a user exists, so an unknown name is throttled exactly as a known one. An attempt is counted before the
 * password is looked at, and given back if it was right: twenty attempts at the same moment are twenty.
 */
@NullMarked
package org.jwtfilter.login.throttle;

import org.jspecify.annotations.NullMarked;
