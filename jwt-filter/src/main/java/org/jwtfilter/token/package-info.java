/**
 * From the text of a token to verified claims, or to the reason why not. The only place that verifies.
 *
 * <p>In go a {@link org.jwtfilter.wire.TokenText} and the keys of {@code key}; out comes a
 * {@link org.jwtfilter.token.VerifiedToken} with claims that only this package can make, or a
 * {@link org.jwtfilter.token.TokenRejectedException} with one {@link org.jwtfilter.token.Rejection}. The signature is
 * checked before any claim but {@code iss} is looked at, and that one only where there are several issuers. jose4j does the
 * cryptography; the form of the text and the claims are checked here, more strictly than it would. Tokens that were found
 * good are remembered for a while by their digest. What the claims say about a person is {@code caller}'s matter.
 */
@NullMarked
package org.jwtfilter.token;

import org.jspecify.annotations.NullMarked;
