/**
 * The adapter for Jakarta Authentication: a {@code ServerAuthModule}, which makes the caller known everywhere in
 * the container. It has the container's one place for a module to itself.
 *
 * <p>{@code hook} decides whether it is registered; {@link org.jwtfilter.module.ModuleRegistration} does it, and takes it away
 * when the application stops.
 */
@NullMarked
package org.jwtfilter.module;

import org.jspecify.annotations.NullMarked;
