/**
 * Access tokens that were revoked before they expired, published as a status list. Level 2.
 *
 * <p>Holds nothing yet: an access token is good until it expires, five minutes by default. The list and its index numbers will live here.
 */
@NullMarked
package org.jwtfilter.login.revocation;

import org.jspecify.annotations.NullMarked;
