/**
 * {@code POST /introspect} (RFC 7662, signed by RFC 9701): whether a token can be used now, for programs that cannot look themselves. Level 3.
 *
 * <p>Owns the endpoint, who may ask about which token, and what is told. Does not own what makes a token good: that its signature and its time
 * are right ({@code issue}), that it was not taken back ({@code revocation}), that its login goes on ({@code refresh}), that its user is
 * there ({@code realm}). In: a form with {@code token}, from a client with a secret or a key. Out: JSON or a JWT; {@code
 * {"active":false}} for every token that is not good or not the client's matter.
 */
@NullMarked
package org.jwtfilter.login.introspect;

import org.jspecify.annotations.NullMarked;
