// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    @Test
    void refusesShortKeysAndOtherKinds() {
        assertThatThrownBy(() -> SigningKey.of(TestKeys.pair("RSA", 2047)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(SigningKey.of(TestKeys.pair("RSA", 2049))).isNotNull();
        assertThatThrownBy(() -> SigningKey.of(TestKeys.pair("EC", 256))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void publishesPublicMembersOnly() throws Exception {
        String json = Jwks.json(TestKeys.KEYS.published());
        JsonWebKey key = new JsonWebKeySet(json).getJsonWebKeys().get(0);

        assertThat(key.toParams(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE))
                .containsOnlyKeys("kty", "kid", "use", "alg", "n", "e")
                .containsEntry("alg", "RS256")
                .containsEntry("use", "sig");
        assertThat(key.getKeyId()).isEqualTo(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Test
    void showsItsNameOnly() {
        assertThat(TestKeys.KEY.toString())
                .isEqualTo("SigningKey[" + TestKeys.KEY.publicHalf().id() + "]");
    }
}
