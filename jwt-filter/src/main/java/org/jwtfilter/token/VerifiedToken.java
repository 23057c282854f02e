// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

import org.jwtfilter.wire.TokenText;

/**
 * A token of this request that was found good.
 *
 * @param text as it was sent; whoever holds it holds the caller's rights, so pass it on only to whom it is meant for
 * @param claims what it says; possibly shared with earlier requests that sent the same token
 * @param remembered whether it was found good before, so that no signature was verified this time
 */
public record VerifiedToken(TokenText text, VerifiedClaims claims, boolean remembered) {
    public VerifiedToken {
        requireNonNull(text, "text");
        requireNonNull(claims, "claims");
    }
}
