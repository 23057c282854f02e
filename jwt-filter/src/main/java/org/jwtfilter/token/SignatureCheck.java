// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.util.Optional;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.VerificationKey;
import org.jwtfilter.key.VerificationKeys;

/** Whether a key of the issuer signed a text. */
final class SignatureCheck {
    private SignatureCheck() {}

    /** Returns the set of keys in which the right one was found. */
    static KeySnapshot check(TrustedIssuer issuer, TokenHeader header, CompactToken token)
            throws TokenRejectedException, KeysUnavailableException {
        KeySnapshot keys = currentOrNew(issuer.keys());
        Optional<VerificationKey> key = find(keys, header);
        if (key.isEmpty() && header.keyId() != null) {
            keys = issuer.keys().refreshed();
            key = find(keys, header);
        }
        VerificationKey found = key.orElseThrow(() -> new TokenRejectedException(Rejection.KEY_UNKNOWN));
        if (!header.algorithm().verify(token.signature(), found.key(), token.signed(), issuer.provider())) {
            throw new TokenRejectedException(Rejection.SIGNATURE_INVALID);
        }
        return keys;
    }

    /** While there are no keys, every key is unknown: the issuer may just have come up, and a look is worth a short wait. */
    private static KeySnapshot currentOrNew(VerificationKeys keys) throws KeysUnavailableException {
        try {
            return keys.current();
        } catch (KeysUnavailableException none) {
            return keys.refreshed();
        }
    }

    private static Optional<VerificationKey> find(KeySnapshot keys, TokenHeader header) {
        return header.keyId() == null ? keys.only(header.algorithm()) : keys.named(header.keyId(), header.algorithm());
    }
}
