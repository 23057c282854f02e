/**
 * The adapter for Jakarta REST on containers that do not enforce {@code @RolesAllowed} there themselves.
 *
 * <p>Holds nothing yet: Payara Micro enforces the annotations once {@code mechanism} has made the caller known.
 */
@NullMarked
package org.jwtfilter.jaxrs;

import org.jspecify.annotations.NullMarked;
