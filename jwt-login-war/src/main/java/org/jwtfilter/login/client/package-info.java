/**
 * The OAuth clients that may ask for tokens. Level 1.
 *
 * <p>Owns what a client is, what its tokens are like, and how a request is told to be a client's. Today all clients are public and
 * configured; registered ones will stand behind the same port, {@link org.jwtfilter.login.client.Clients}. Their secrets and their
 * authentication (RFC 6749 section 2.3, RFC 7523) will live here; until then every attempt to authenticate a client is refused with {@code
 * invalid_client}. In: the parameters of a request. Out: a {@link org.jwtfilter.login.client.Client}.
 */
@NullMarked
package org.jwtfilter.login.client;

import org.jspecify.annotations.NullMarked;
