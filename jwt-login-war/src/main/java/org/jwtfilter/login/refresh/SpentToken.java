// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import java.time.Instant;

/**
 * The token before the current one of a family.
 *
 * @param hash see {@link RefreshToken#hash}
 * @param at when it was spent
 * @param salt what its successor was made of, beside the token itself; 43 characters of base64url
 */
public record SpentToken(String hash, Instant at, String salt) {
    @Override
    public String toString() {
        return "SpentToken[" + hash + ", " + at + "]";
    }
}
