/**
 * The OAuth clients that may ask for tokens. Level 1.
 *
 * <p>Owns what a client is, what its tokens are like, and how a request is told to be a client's. Clients are configured or registered; the
 * registered ones are behind the port {@link org.jwtfilter.login.client.RegisteredClients}, which is implemented in {@code store}. Does not
 * own who may register them (see {@code admin}) nor how attempts are limited ({@link org.jwtfilter.login.client.RefusedClients}). In: the
 * parameters and {@code Authorization} fields of a request. Out: a {@link org.jwtfilter.login.client.Client}, or {@code invalid_client}.
 */
@NullMarked
package org.jwtfilter.login.client;

import org.jspecify.annotations.NullMarked;
