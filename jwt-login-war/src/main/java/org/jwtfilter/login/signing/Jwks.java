// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/** Words keys as a JSON Web Key Set (RFC 7517 section 5). */
public final class Jwks {
    private Jwks() {}

    /** The set as JSON, with public members only. */
    public static String json(List<VerificationKey> keys) {
        JsonWebKeySet set =
                new JsonWebKeySet(keys.stream().map(VerificationKey::jwk).toList());
        return set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }
}
