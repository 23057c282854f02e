/**
 * From the text of a token to verified claims, or to the reason why not. The only place that verifies.
 *
 * <p>In go a {@link org.jwtfilter.wire.TokenText} and the keys of {@code key}; out comes a
 * {@link org.jwtfilter.token.VerifiedClaims}, which only this package can make, or a
 * {@link org.jwtfilter.token.TokenRejectedException} with one {@link org.jwtfilter.token.Rejection}. The signature is
 * checked before a single claim is looked at. jose4j does the cryptography; the form of the text and the claims are checked
 * here, more strictly than it would. What the claims say about a person is {@code caller}'s matter.
 */
@NullMarked
package org.jwtfilter.token;

import org.jspecify.annotations.NullMarked;
