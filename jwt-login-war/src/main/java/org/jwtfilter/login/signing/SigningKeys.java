// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.util.List;

/** The keys of this issuer. */
public interface SigningKeys {
    /** The key to sign with now. */
    SigningKey active();

    /** The keys that verifiers may need now, the active one among them. */
    List<VerificationKey> published();
}
