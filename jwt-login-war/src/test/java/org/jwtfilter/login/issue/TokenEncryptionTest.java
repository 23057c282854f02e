// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.signing.TestKeys;

class TokenEncryptionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"RSA,2048,RSA-OAEP-256", "EC,256,ECDH-ES", "EC,384,ECDH-ES", "EC,521,ECDH-ES"})
    void wrapsTheSignedTokenForTheAudienceThatHasAKey(String type, int bits, String algorithm) throws Exception {
        KeyPair pair = TestKeys.pair(type, bits);

        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setCompactSerialization(issue(pair, "orders"));
        jwe.setKey(pair.getPrivate());
        JsonWebSignature inner = new JsonWebSignature();
        inner.setCompactSerialization(jwe.getPlaintextString());
        inner.setKey(TestKeys.KEY.publicHalf().key());

        assertThat(jwe.getAlgorithmHeaderValue()).isEqualTo(algorithm);
        assertThat(jwe.getEncryptionMethodHeaderParameter()).isEqualTo("A256GCM");
        assertThat(jwe.getContentTypeHeaderValue()).isEqualTo("JWT");
        assertThat(jwe.getKeyIdHeaderValue()).isEqualTo(jwk(pair).calculateBase64urlEncodedThumbprint("SHA-256"));
        assertThat(inner.verifySignature()).isTrue();
        assertThat(inner.getHeader("typ")).isEqualTo("at+jwt");
        assertThat(inner.getPayload()).contains("\"aud\":\"orders\"");
    }

    @Test
    void leavesTheTokensOfOthersSignedOnly() {
        assertThat(issue(TestKeys.pair("EC", 256), "stock").split("\\.")).hasSize(3);
    }

    @Test
    void keepsTheNameThatTheKeyWasGiven() throws Exception {
        PublicJsonWebKey jwk = jwk(TestKeys.pair("EC", 256));
        jwk.setKeyId("of orders");
        jwk.setUse("enc");
        jwk.setAlgorithm("ECDH-ES");

        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setCompactSerialization(
                TokenEncryption.parse(jwk.toJson()).orElseThrow().encrypt("x"));

        assertThat(jwe.getKeyIdHeaderValue()).isEqualTo("of orders");
    }

    @Test
    void readsPem() {
        for (KeyPair pair : List.of(TestKeys.pair("RSA", 2048), TestKeys.pair("EC", 256))) {
            assertThat(TokenEncryption.parse(pem("PUBLIC KEY", pair.getPublic().getEncoded())))
                    .isPresent();
            assertThat(TokenEncryption.parse(
                            pem("PRIVATE KEY", pair.getPrivate().getEncoded())))
                    .isEmpty();
        }
    }

    @Test
    void takesNoKeyThatIsShortOrPrivateOrForSomethingElse() throws Exception {
        KeyPair pair = TestKeys.pair("EC", 256);
        PublicJsonWebKey forSigning = jwk(pair);
        forSigning.setUse("sig");
        PublicJsonWebKey forAnother = jwk(pair);
        forAnother.setAlgorithm("RSA1_5");
        PublicJsonWebKey withPrivate = jwk(pair);
        withPrivate.setPrivateKey(pair.getPrivate());
        for (String text : new String[] {
            forSigning.toJson(),
            forAnother.toJson(),
            withPrivate.toJson(OutputControlLevel.INCLUDE_PRIVATE),
            jwk(TestKeys.pair("RSA", 2047)).toJson(),
            pem("PUBLIC KEY", TestKeys.pair("Ed25519", 255).getPublic().getEncoded())
        }) {
            assertThat(TokenEncryption.parse(text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{}",
                "{\"kty\":\"oct\",\"k\":\"AA\"}",
                "{\"kty\":\"RSA\"}",
                "{",
                "-----BEGIN PUBLIC KEY-----"
            })
    void takesNothingThatIsNoKey(String text) {
        assertThat(TokenEncryption.parse(text)).isEmpty();
    }

    private static String issue(KeyPair ofOrders, String audience) {
        Optional<TokenEncryption> encryption =
                TokenEncryption.parse(jwk(ofOrders).toJson());
        AccessTokenRules rules =
                new AccessTokenRules("https://login.example", Map.of(), Map.of("orders", encryption.orElseThrow()));
        AccessTokens tokens =
                new AccessTokens(TestKeys.KEYS, rules, Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
        User alice = new User(new UserName("alice"), Set.of());
        return tokens.issue(
                        alice,
                        TestClients.client("web", "api", audience),
                        Scope.parse("api").orElseThrow(),
                        NOW)
                .text();
    }

    private static PublicJsonWebKey jwk(KeyPair pair) {
        return pair.getPublic() instanceof RSAPublicKey rsa
                ? new RsaJsonWebKey(rsa)
                : new EllipticCurveJsonWebKey((ECPublicKey) pair.getPublic());
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }
}
