/**
 * The adapter for Jakarta REST: enforces {@code @RolesAllowed}, {@code @DenyAll} and {@code @PermitAll} on resources, whether or
 * not the server does so itself, and answers for beans that refuse.
 *
 * <p>It asks the {@code SecurityContext} of Jakarta REST who is calling; who made him known is another adapter's matter. Where
 * the application does not use jwt-filter, it does nothing.
 */
@NullMarked
package org.jwtfilter.jaxrs;

import org.jspecify.annotations.NullMarked;
