/**
 * What others need to know to verify our tokens. Level 3.
 *
 * <p>Owns {@code GET /jwks} (RFC 7517), {@code GET /status/{n}}, the metadata of RFC 8414 and OpenID Connect Discovery, and the OpenAPI
 * document. Does not own what the keys and the status lists say (see {@code signing} and {@code revocation}). In: nothing. Out: JSON, or the
 * signed text of a list, that anybody may read and cache.
 */
@NullMarked
package org.jwtfilter.login.discovery;

import org.jspecify.annotations.NullMarked;
