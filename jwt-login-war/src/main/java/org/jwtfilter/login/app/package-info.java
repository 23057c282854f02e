/**
 * Configuration and wiring: the one place that sees everything. Level 6.
 *
 * <p>Owns the properties under {@code jwt.login.}, the start, the composition root (the classes called {@code …Wiring}), what runs in the
 * background while the application does, the realms that only the container can ask, and what all answers share: how an error becomes one, its
 * headers, and which pages of other origins may read it.
 * Does not own any rule of the protocol.
 */
@NullMarked
package org.jwtfilter.login.app;

import org.jspecify.annotations.NullMarked;
