/**
 * Signed statements of others that are good for one request: who a client is, or whom a token shall speak of (RFC 7523). Level 2.
 *
 * <p>Owns the rules for assertions and that each is good once. {@code jwt-filter}'s verifier checks them, with the keys and algorithms of
 * whoever made them. Does not own clients, users or SQL: the port {@link org.jwtfilter.login.assertion.SpentAssertions} is implemented in
 * {@code store}. In: the text of an assertion, and who may sign one. Out: its client or its user; refused ones are not spent.
 */
@NullMarked
package org.jwtfilter.login.assertion;

import org.jspecify.annotations.NullMarked;
