/**
 * The words that travel: where a request carries its token, and how an answer says what was wrong with it (RFC 6750).
 *
 * <p>In goes the head of a request ({@link org.jwtfilter.wire.RequestHead}), out come a {@link org.jwtfilter.wire.TokenText} that nobody has
 * looked into yet, or the text of a {@code WWW-Authenticate} field. No servlet types, no JSON, no keys: whether a token
 * is any good is decided in {@code token}.
 */
@NullMarked
package org.jwtfilter.wire;

import org.jspecify.annotations.NullMarked;
