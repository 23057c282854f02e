/**
 * What others need to know to verify our tokens. Level 3.
 *
 * <p>Owns {@code GET /jwks} (RFC 7517), the metadata of RFC 8414 and OpenID Connect Discovery, and the OpenAPI document. In: nothing. Out:
 * JSON that anybody may read and cache.
 */
@NullMarked
package org.jwtfilter.login.discovery;

import org.jspecify.annotations.NullMarked;
