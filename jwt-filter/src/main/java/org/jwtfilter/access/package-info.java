/**
 * What {@code @RolesAllowed}, {@code @DenyAll} and {@code @PermitAll} say of a method, for the adapters that enforce them where
 * the server does not.
 *
 * <p>In go a class and a method, out comes an {@link org.jwtfilter.access.AccessRule}; who is calling, and how a refusal leaves,
 * is the adapters' matter.
 */
@NullMarked
package org.jwtfilter.access;

import org.jspecify.annotations.NullMarked;
