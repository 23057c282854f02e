/**
 * The adapter for Jakarta WebSocket: a socket that a token opened is closed when the token expires.
 *
 * <p>Who opens it is known from the handshake, an ordinary request, by the other adapters. In goes a
 * {@code jakarta.websocket.Session} whose principal is a {@link org.jwtfilter.authn.TokenBearer}; nothing comes out. Where the
 * container has no WebSocket, CDI or MicroProfile Config, nothing of this package is used.
 */
@NullMarked
package org.jwtfilter.websocket;

import org.jspecify.annotations.NullMarked;
