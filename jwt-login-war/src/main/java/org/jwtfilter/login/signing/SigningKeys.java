// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.util.List;

/**
 * The keys of this issuer as they are now. Both throw {@link org.jwtfilter.login.oauth.UnavailableException} where that is not known, because
 * the database has been away for too long.
 */
public interface SigningKeys {
    /** The key to sign with now. Nothing that it signs may live longer than the longest access token that is configured. */
    SigningKey active();

    /** The keys that verifiers may need now, the active one among them, in an order that is the same on all nodes. */
    List<VerificationKey> published();
}
