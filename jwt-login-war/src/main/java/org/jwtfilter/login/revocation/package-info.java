/**
 * Access tokens that were taken back before they expired, published as status lists (IETF Token Status List). Level 2.
 *
 * <p>Owns the places that tokens have in the lists, which of them are revoked, and the signed lists. In: the login, the user
 * or the client that a token is issued to, and that one of them is over. Out: a place for each token, and the text of a list. Which logins
 * there are is {@code refresh}'s matter, and what a token says {@code issue}'s.
 */
@NullMarked
package org.jwtfilter.login.revocation;

import org.jspecify.annotations.NullMarked;
