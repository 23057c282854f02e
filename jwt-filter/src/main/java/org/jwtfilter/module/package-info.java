/**
 * The adapter for Jakarta Authentication: a {@code ServerAuthModule}, which makes the caller known to the container where
 * Jakarta Security is not on.
 *
 * <p>{@code hook} decides whether it is registered; {@link org.jwtfilter.module.ModuleRegistration} does it, and takes it away
 * when the application stops.
 */
@NullMarked
package org.jwtfilter.module;

import org.jspecify.annotations.NullMarked;
