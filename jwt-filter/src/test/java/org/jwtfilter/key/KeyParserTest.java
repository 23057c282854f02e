// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.jwtfilter.key.SignatureAlgorithm.ES256;
import static org.jwtfilter.key.SignatureAlgorithm.PS256;
import static org.jwtfilter.key.SignatureAlgorithm.RS256;
import static org.jwtfilter.key.SignatureAlgorithm.RS512;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyParserTest {
    private static final String JWK = TestKeys.jwk("a", TestKeys.ISSUER);

    @Test
    void readsAPublicKeyInPem() throws Exception {
        VerificationKey key = only(TestKeys.pem(TestKeys.ISSUER));

        assertThat(key).isEqualTo(new VerificationKey(null, TestKeys.ISSUER.getPublic(), RS256));
    }

    @Test
    void readsPemWithTheLineEndsOfOtherSystemsAndBlanksAround() throws Exception {
        assertThat(only("\n  " + TestKeys.pem(TestKeys.ISSUER).replace("\n", "\r\n") + "\r\n\r\n")
                        .key())
                .isEqualTo(TestKeys.ISSUER.getPublic());
    }

    @Test
    void readsACertificateInPem() throws Exception {
        assertThat(only(TestKeys.resource("certificate.pem")).key())
                .isEqualTo(only(TestKeys.resource("public.pem")).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"public.pem", "certificate.pem"})
    void readsTheBase64BetweenThePemLines(String file) throws Exception {
        String pem = TestKeys.resource(file);
        String bare = pem.replaceAll("-----[^-]+-----", "");

        assertThat(only(bare)).isEqualTo(only(pem));
        assertThat(only(bare.replaceAll("\\s", ""))).isEqualTo(only(pem));
    }

    @Test
    void readsAJwkWithItsIdAndAlgorithm() throws Exception {
        assertThat(only(TestKeys.jwkWith("\"kid\":\"a\",\"alg\":\"RS256\",\"use\":\"sig\"", TestKeys.ISSUER)))
                .isEqualTo(new VerificationKey("a", TestKeys.ISSUER.getPublic(), RS256));
    }

    @Test
    void readsAJwks() throws Exception {
        KeySnapshot keys = TestKeys.parse(TestKeys.jwks(JWK, TestKeys.jwk("b", TestKeys.STRANGER)));

        assertThat(keys.keys()).extracting(VerificationKey::id).containsExactly("a", "b");
    }

    @Test
    void readsAJwkAndAJwksInBase64url() throws Exception {
        KeySnapshot expected = TestKeys.parse(JWK);

        assertThat(TestKeys.parse(TestKeys.base64url(JWK))).isEqualTo(expected);
        assertThat(TestKeys.parse(TestKeys.base64url(TestKeys.jwks(JWK)))).isEqualTo(expected);
        // With an odd character that only one of the two alphabets has.
        assertThat(TestKeys.parse(TestKeys.base64url("{\"x\":\"???>>>\"," + JWK.substring(1))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void refusesAnEmptyText(String text) {
        assertThat(refusal(text)).isEqualTo("the key text is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage!",
                "AAAA",
                "hello_world-",
                "[]",
                "null",
                "{",
                "{}",
                "{\"kty\":\"RSA\"}",
                "{\"keys\":1}",
                "{\"keys\":null}",
                "{\"keys\":[]}",
                "{\"keys\":[1,null,\"x\",[]]}",
                "{\"keys\":[],\"keys\":[]}",
                "-----BEGIN ",
                "-----BEGIN PUBLIC KEY",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n*\n-----END PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----",
                "\uFEFF{}",
                "\u0000"
            })
    void refusesWhatIsNoKey(String text) {
        assertThat(refusal(text)).isNotBlank().doesNotContain("AAAA").doesNotContain("hello");
    }

    @Test
    void refusesAPrivateKeyWithoutRepeatingIt() {
        RSAPrivateKey secret = (RSAPrivateKey) TestKeys.ISSUER.getPrivate();
        String d = Base64.getUrlEncoder()
                .encodeToString(secret.getPrivateExponent().toByteArray());
        String pem = TestKeys.privatePem(TestKeys.ISSUER);
        String jwk = TestKeys.jwkWith("\"d\":\"" + d + "\"", TestKeys.ISSUER);

        assertThat(refusal(pem)).contains("private").doesNotContain(pem.substring(40, 60));
        assertThat(refusal(pem.replace("PRIVATE KEY", "RSA PRIVATE KEY"))).contains("private");
        assertThat(refusal(pem.replaceAll("-----[^-]+-----", ""))).doesNotContain(pem.substring(40, 60));
        assertThat(refusal(jwk)).contains("private").doesNotContain(d.substring(0, 10));
        assertThat(refusal(TestKeys.base64url(jwk))).contains("private");
        assertThat(refusal(TestKeys.jwks(jwk))).doesNotContain(d.substring(0, 10));
    }

    @Test
    void refusesAnEllipticKey() {
        assertThat(refusal(TestKeys.pem(TestKeys.ec()))).contains("RSA");
        assertThat(refusal(TestKeys.resource("certificate-ec.pem"))).contains("EC");
    }

    @Test
    void refusesRsaKeysOfFewerThan2048Bits() throws Exception {
        for (int bits : new int[] {1024, 2047}) {
            KeyPair small = TestKeys.rsa(bits);
            assertThat(refusal(TestKeys.pem(small))).contains("RSA", "2048");
            assertThat(refusal(TestKeys.jwk("a", small))).contains("2048");
            assertThat(refusal(TestKeys.jwks(TestKeys.jwk("a", small)))).contains("2048");
        }
        assertThat(only(TestKeys.pem(TestKeys.rsa(2049))).key()).isNotNull();
    }

    @Test
    void takesShorterRsaKeysWhereThatIsSaid() throws Exception {
        KeyParser parser = new KeyParser(List.of(RS256), CryptoProvider.JDK, 1025);
        String tooShort = TestKeys.jwk("a", TestKeys.SHORT);
        KeyPair justEnough = TestKeys.rsa(1025);

        assertThatThrownBy(() -> parser.read(TestKeys.pem(TestKeys.SHORT)))
                .isInstanceOf(KeyFormatException.class)
                .hasMessageContaining("1025");
        assertThatThrownBy(() -> parser.read(tooShort)).hasMessageContaining("1025");
        assertThat(parser.read(TestKeys.jwks(tooShort, TestKeys.jwk("b", justEnough)))
                        .keys())
                .containsExactly(new VerificationKey("b", justEnough.getPublic(), RS256));
        assertThat(new KeyParser(List.of(RS256), CryptoProvider.JDK, 1024)
                        .read(tooShort)
                        .keys())
                .hasSize(1);
    }

    @Test
    void knowsNoRsaKeysOfFewerThan1024Bits() {
        assertThatThrownBy(() -> new KeyParser(List.of(RS256), CryptoProvider.JDK, 1023))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(RS256.fits(TestKeys.rsa(1023).getPublic())).isFalse();
        assertThat(RS256.fits(TestKeys.SHORT.getPublic())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"kid\":\"odd\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"odd\"}",
                "{\"kty\":\"new\",\"kid\":\"odd\"}",
                "{\"kty\":1,\"kid\":\"odd\"}",
                "{\"kid\":\"odd\"}",
                "{\"kty\":\"RSA\",\"kid\":\"odd\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"kid\":\"odd\"}",
                "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\",\"kid\":\"odd\"}",
                "{\"kty\":\"RSA\",\"n\":1,\"e\":[],\"kid\":\"odd\"}",
                "null",
                "1",
                "\"odd\"",
                "[]"
            })
    void passesOverAnOddKeyAmongGoodOnes(String odd) throws Exception {
        assertThat(TestKeys.parse(TestKeys.jwks(odd, JWK, odd))).isEqualTo(TestKeys.parse(JWK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"use\":\"enc\"",
                "\"use\":1",
                "\"key_ops\":[\"encrypt\"]",
                "\"key_ops\":[]",
                "\"key_ops\":\"verify\"",
                "\"alg\":\"ES256\"",
                "\"alg\":\"PS256\"",
                "\"alg\":\"HS256\"",
                "\"alg\":\"RSA-OAEP\"",
                "\"alg\":\"RSA1_5\"",
                "\"alg\":\"none\"",
                "\"alg\":1",
                "\"kid\":1",
                "\"d\":\"AQAB\""
            })
    void passesOverAKeyThatIsNotForVerifyingSuchSignatures(String member) throws Exception {
        String odd = TestKeys.jwkWith(member, TestKeys.STRANGER);

        assertThat(TestKeys.parse(TestKeys.jwks(odd, JWK))).isEqualTo(TestKeys.parse(JWK));
        assertThat(refusal(TestKeys.jwks(odd))).contains("2048");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"use\":\"sig\"",
                "\"key_ops\":[\"verify\"]",
                "\"key_ops\":[\"sign\",\"verify\"]",
                "\"alg\":\"RS256\"",
                "\"alg\":null",
                "\"new\":{}"
            })
    void takesAKeyThatIsForVerifying(String member) throws Exception {
        assertThat(only(TestKeys.jwks(TestKeys.jwkWith(member, TestKeys.ISSUER)))
                        .key())
                .isEqualTo(TestKeys.ISSUER.getPublic());
    }

    @Test
    void takesTheFirstOfTwoKeysWithOneId() throws Exception {
        assertThat(only(TestKeys.jwks(JWK, TestKeys.jwk("a", TestKeys.STRANGER)))
                        .key())
                .isEqualTo(TestKeys.ISSUER.getPublic());
    }

    @Test
    void takesAnEncryptionKeyForNoRivalOfASigningKeyWithItsId() throws Exception {
        String rival = TestKeys.jwkWith("\"kid\":\"a\",\"alg\":\"RSA-OAEP-256\"", TestKeys.STRANGER);

        assertThat(TestKeys.parse(TestKeys.jwks(rival, JWK)).named("a", RS256)).isPresent();
    }

    @Test
    void takesAHundredKeysAndNoMore() throws Exception {
        assertThat(TestKeys.parse(many(99)).keys()).hasSize(99);
        assertThat(TestKeys.parse(many(100)).keys()).hasSize(100);
        assertThat(refusal(many(101))).contains("100");
    }

    @Test
    void keepsCalmAboutDeepNesting() {
        assertThat(refusal("{\"keys\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isNotBlank();
    }

    @Test
    void findsKeysByIdAndAlgorithm() throws Exception {
        KeySnapshot keys = TestKeys.parse(
                TestKeys.jwks(JWK, TestKeys.jwkWith("\"kid\":\"b\",\"alg\":\"RS512\"", TestKeys.STRANGER)),
                RS256,
                RS512);

        assertThat(keys.named("a", RS256)).contains(keys.keys().get(0));
        assertThat(keys.named("b", RS512)).contains(keys.keys().get(1));
        assertThat(keys.named("b", RS256)).isEmpty();
        assertThat(keys.named("a", ES256)).isEmpty();
        assertThat(keys.named("a", PS256)).isEmpty();
        assertThat(keys.named("c", RS256)).isEmpty();
        assertThat(keys.named("A", RS256)).isEmpty();
        assertThat(keys.named("", RS256)).isEmpty();
    }

    @Test
    void findsTheOnlyKeyForATokenThatNamesNone() throws Exception {
        KeySnapshot mixed = TestKeys.parse(
                TestKeys.jwks(JWK, TestKeys.jwkWith("\"kid\":\"b\",\"alg\":\"RS512\"", TestKeys.STRANGER)),
                RS256,
                RS512);
        KeySnapshot two = TestKeys.parse(TestKeys.jwks(JWK, TestKeys.jwk("b", TestKeys.STRANGER)));

        assertThat(mixed.only(RS256)).contains(mixed.keys().get(0));
        assertThat(two.only(RS256)).isEmpty();
        assertThat(two.only(PS256)).isEmpty();
    }

    @Test
    void letsAnyIdMeanTheOnlyKeyWhereNoKeyHasAnId() throws Exception {
        KeySnapshot pem = TestKeys.parse(TestKeys.pem(TestKeys.ISSUER));
        KeySnapshot twoNameless = TestKeys.parse(
                TestKeys.jwks(TestKeys.jwkWith("", TestKeys.ISSUER), TestKeys.jwkWith("", TestKeys.STRANGER)));
        KeySnapshot oneNameless = TestKeys.parse(TestKeys.jwks(JWK, TestKeys.jwkWith("", TestKeys.STRANGER)));

        assertThat(pem.named("anything", RS256)).contains(pem.keys().get(0));
        assertThat(twoNameless.named("anything", RS256)).isEmpty();
        assertThat(oneNameless.named("anything", RS256)).isEmpty();
    }

    @Test
    void refusesASnapshotOfNothing() {
        assertThatThrownBy(() -> new KeySnapshot(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesFixedKeysAsTheyAreBeforeAndAfterClosing() throws Exception {
        KeySnapshot snapshot = TestKeys.parse(JWK);
        FixedKeys keys = new FixedKeys(snapshot);
        keys.close();
        keys.close();

        assertThat(keys.current()).isSameAs(snapshot);
        assertThat(keys.refreshed()).isSameAs(snapshot);
    }

    private static VerificationKey only(String text) throws KeyFormatException {
        KeySnapshot snapshot = TestKeys.parse(text);
        assertThat(snapshot.keys()).hasSize(1);
        return snapshot.keys().get(0);
    }

    private static String refusal(String text) {
        KeyFormatException refused = catchThrowableOfType(KeyFormatException.class, () -> TestKeys.parse(text));
        assertThat(refused)
                .as("refusal of a text of %s characters", text.length())
                .isNotNull();
        return String.valueOf(refused.getMessage());
    }

    private static String many(int count) {
        String[] jwks = new String[count];
        for (int i = 0; i < count; i++) {
            jwks[i] = TestKeys.jwk("key-" + BigInteger.valueOf(i), TestKeys.ISSUER);
        }
        return TestKeys.jwks(jwks);
    }
}
