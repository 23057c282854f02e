/**
 * The words that travel: where a request carries its token, which page and which path it is about, and how an answer says what
 * was wrong with it (RFC 6750).
 *
 * <p>In goes the head of a request ({@link org.jwtfilter.wire.RequestHead}), out come a {@link org.jwtfilter.wire.FoundToken}
 * that nobody has looked into yet, an objection, or the text of a field or a body. No servlet types, no keys: whether a token
 * is any good is decided in {@code token}.
 */
@NullMarked
package org.jwtfilter.wire;

import org.jspecify.annotations.NullMarked;
