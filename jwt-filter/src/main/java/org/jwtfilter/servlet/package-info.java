/**
 * The adapter for plain servlet containers: {@link org.jwtfilter.servlet.JwtFilter} in {@code web.xml}.
 *
 * <p>It guards the paths that it is mapped to and makes the caller known to whatever lies behind it through the request
 * ({@code getUserPrincipal}, {@code isUserInRole}). What the container checks before any filter, {@code security-constraint}
 * for one, it cannot reach; that is {@code mechanism}'s work.
 */
@NullMarked
package org.jwtfilter.servlet;

import org.jspecify.annotations.NullMarked;
