/**
 * The words of the protocol (RFC 6749, RFC 6750): errors, parameters, scopes, the token answer. Level 0: imports nothing of ours.
 *
 * <p>Owns reading a request body into parameters, strictly, and wording an answer or an error as JSON. Does not own HTTP types, users,
 * keys or state. In: bytes and header values as strings. Out: {@link org.jwtfilter.login.oauth.Parameters}, or an
 * {@link org.jwtfilter.login.oauth.OAuthException} that says whose fault it was.
 */
@NullMarked
package org.jwtfilter.login.oauth;

import org.jspecify.annotations.NullMarked;
