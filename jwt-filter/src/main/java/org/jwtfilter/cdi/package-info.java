/**
 * The adapter for plain CDI beans: an interceptor that enforces {@code @RolesAllowed}, {@code @DenyAll} and {@code @PermitAll} on
 * them, and a {@code SecurityContext} that knows the bearer of a token, in front of the container's.
 *
 * <p>A refusal is an {@link org.jwtfilter.access.AccessRefusedException}; {@code jaxrs} and {@code exchange} make 401 or 403 of it
 * where it leaves the application over HTTP.
 */
@NullMarked
package org.jwtfilter.cdi;

import org.jspecify.annotations.NullMarked;
