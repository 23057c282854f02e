/**
 * Configuration and wiring: the one place that sees everything. Level 6.
 *
 * <p>Owns the properties under {@code jwt.login.}, the start, the composition root ({@code Wiring}, {@code RealmWiring}), the realms that
 * only the container can ask, and how an error becomes an HTTP answer.
 * Does not own any rule of the protocol.
 */
@NullMarked
package org.jwtfilter.login.app;

import org.jspecify.annotations.NullMarked;
