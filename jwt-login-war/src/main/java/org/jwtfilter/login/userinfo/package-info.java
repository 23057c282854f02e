/**
 * The OpenID Connect userinfo endpoint. Level 3.
 *
 * <p>Holds nothing yet: it needs ID tokens.
 */
@NullMarked
package org.jwtfilter.login.userinfo;

import org.jspecify.annotations.NullMarked;
