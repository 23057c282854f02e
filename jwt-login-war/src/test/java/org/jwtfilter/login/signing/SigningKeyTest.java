// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.time.Duration;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeyTest {
    @ParameterizedTest
    @EnumSource
    void signsWhatOthersVerify(SigningAlgorithm algorithm) throws Exception {
        SigningKey key = SigningKey.of(algorithm, algorithm.newKeyPair());
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(key.jws("at+jwt", "{\"sub\":\"\u00e4\"}".getBytes(UTF_8)));
        jws.setKey(key.publicHalf().key());

        assertThat(jws.verifySignature()).isTrue();
        assertThat(jws.getPayload()).isEqualTo("{\"sub\":\"\u00e4\"}");
        assertThat(jws.getHeaders().getFullHeaderAsJsonString())
                .isEqualTo("{\"alg\":\"" + algorithm.joseName() + "\",\"typ\":\"at+jwt\",\"kid\":\""
                        + key.publicHalf().id() + "\"}");
    }

    @ParameterizedTest
    @EnumSource
    void survivesBeingWrittenAndRead(SigningAlgorithm algorithm) {
        SigningKey key = SigningKey.of(algorithm, algorithm.newKeyPair());

        VerificationKey read = VerificationKey.parse(algorithm, key.publicHalf().json());

        assertThat(read).isEqualTo(key.publicHalf());
        assertThat(SigningKey.of(read, key.pkcs8()).publicHalf()).isEqualTo(key.publicHalf());
    }

    @ParameterizedTest
    @EnumSource
    void publishesPublicMembersOnly(SigningAlgorithm algorithm) throws Exception {
        SigningKey signing = SigningKey.of(algorithm, algorithm.newKeyPair());
        String json = Jwks.of(TestKeys.of(signing).published(), Duration.ZERO).json();
        JsonWebKey key = new JsonWebKeySet(json).getJsonWebKeys().get(0);

        assertThat(key.toParams(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE))
                .containsOnlyKeys(
                        switch (algorithm) {
                            case RS256, PS256 -> new String[] {"kty", "kid", "use", "alg", "n", "e"};
                            case ES256 -> new String[] {"kty", "kid", "use", "alg", "crv", "x", "y"};
                            case EDDSA -> new String[] {"kty", "kid", "use", "alg", "crv", "x"};
                        })
                .containsEntry("alg", algorithm.joseName())
                .containsEntry("use", "sig");
        assertThat(key.getKeyId()).isEqualTo(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Test
    void refusesShortKeysAndOtherKinds() {
        assertRefused(SigningAlgorithm.RS256, TestKeys.pair("RSA", 2047));
        assertThat(SigningKey.of(SigningAlgorithm.RS256, TestKeys.pair("RSA", 2049)))
                .isNotNull();
        assertRefused(SigningAlgorithm.RS256, TestKeys.pair("EC", 256));
        assertRefused(SigningAlgorithm.ES256, TestKeys.pair("EC", 384));
        assertRefused(SigningAlgorithm.ES256, TestKeys.pair("RSA", 2048));
        assertRefused(SigningAlgorithm.EDDSA, TestKeys.pair("Ed448", 448));
    }

    @Test
    void refusesHalvesThatAreNotEachOthers() {
        KeyPair one = SigningAlgorithm.ES256.newKeyPair();
        KeyPair other = SigningAlgorithm.ES256.newKeyPair();

        assertRefused(SigningAlgorithm.ES256, new KeyPair(one.getPublic(), other.getPrivate()));
    }

    @Test
    void knowsAlgorithmsByTheirExactNames() {
        assertThat(SigningAlgorithm.named("EdDSA")).contains(SigningAlgorithm.EDDSA);
        assertThat(SigningAlgorithm.named("RS256")).contains(SigningAlgorithm.RS256);
        for (String other : new String[] {"rs256", "EDDSA", "none", "HS256", "RS512", ""}) {
            assertThat(SigningAlgorithm.named(other)).as(other).isEmpty();
        }
    }

    @Test
    void showsItsNameOnly() {
        assertThat(TestKeys.KEY)
                .hasToString("SigningKey[" + TestKeys.KEY.publicHalf().id() + "]");
    }

    private static void assertRefused(SigningAlgorithm algorithm, KeyPair pair) {
        assertThatThrownBy(() -> SigningKey.of(algorithm, pair)).isInstanceOf(IllegalArgumentException.class);
    }
}
