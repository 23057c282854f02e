/**
 * {@code POST /introspect} (RFC 7662). Level 3.
 *
 * <p>Holds nothing yet: it needs authenticated clients.
 */
@NullMarked
package org.jwtfilter.login.introspect;

import org.jspecify.annotations.NullMarked;
