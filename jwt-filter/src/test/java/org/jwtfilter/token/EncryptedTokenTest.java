// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jwtfilter.token.TestTokens.part;
import static org.jwtfilter.token.TestTokens.rejection;
import static org.jwtfilter.token.TestTokens.valid;

import java.math.BigInteger;
import java.security.Key;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.key.DecryptionKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.wire.TokenText;

/** Anybody can encrypt to a public key: an envelope proves nothing, and opening it must tell nobody anything. */
@Timeout(30)
final class EncryptedTokenTest {
    private static final KeyPair RSA = TestKeys.rsa(2048);
    private static final KeyPair EC = TestKeys.ec();
    private static final TokenVerifier BY_RSA =
            TestTokens.opening(TestKeys.privatePem(RSA), "RSA-OAEP", "RSA-OAEP-256");
    private static final TokenVerifier BY_EC = TestTokens.opening(
            TestKeys.privatePem(EC), "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW");

    private final String good = valid().text();

    static Stream<Arguments> everyWay() {
        return TokenDecrypter.KEY_MANAGEMENT.stream()
                .sorted()
                .flatMap(alg ->
                        TokenDecrypter.CONTENT_ENCRYPTION.stream().sorted().map(enc -> Arguments.of(alg, enc)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void opensWhatIsEncryptedInAnyOfTheWays(String alg, String enc) throws Exception {
        boolean rsa = alg.startsWith("RSA");
        String text = valid().encryptedTo(rsa ? RSA.getPublic() : EC.getPublic(), alg, enc);

        accepts(rsa ? BY_RSA : BY_EC, text);
        assertSpoiledPartsAreRefusedAlike(rsa ? BY_RSA : BY_EC, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void opensWithKeysOnOtherCurves(String curve) throws Exception {
        KeyPair pair = TestKeys.ec(curve);
        TokenVerifier verifier = TestTokens.opening(TestKeys.privatePem(pair), "ECDH-ES");

        accepts(verifier, valid().encryptedTo(pair.getPublic(), "ECDH-ES", "A128GCM"));
        assertThat(rejection(verifier, valid().encryptedTo(EC.getPublic(), "ECDH-ES", "A128GCM")))
                .isEqualTo(Rejection.DECRYPTION_FAILED);
    }

    @Test
    void opensTheEnvelopeThatIsMadeByHand() throws Exception {
        // The bad ones below are made in this way, so it must be able to make a good one.
        accepts(BY_RSA, Envelope.around(good).text(RSA.getPublic()));
    }

    @Test
    void demandsAnEnvelopeWhereThereIsAKeyToOpenIt() {
        assertThat(rejection(BY_RSA, good)).isEqualTo(Rejection.NOT_ENCRYPTED);
        assertThat(rejection(BY_RSA, "a.b.c")).isEqualTo(Rejection.NOT_ENCRYPTED);
        assertThat(rejection(BY_RSA, part("{\"alg\":\"none\"}") + "." + part("{}") + "."))
                .isEqualTo(Rejection.NOT_ENCRYPTED);
    }

    @Test
    void takesOnlyTheConfiguredKeyManagement() throws Exception {
        TokenVerifier narrow = TestTokens.opening(TestKeys.privatePem(RSA), "RSA-OAEP-256");

        accepts(narrow, valid().encryptedTo(RSA.getPublic(), "RSA-OAEP-256", "A128GCM"));
        assertThat(rejection(narrow, valid().encryptedTo(RSA.getPublic(), "RSA-OAEP", "A128GCM")))
                .isEqualTo(Rejection.ENCRYPTION_NOT_ALLOWED);
        assertThat(rejection(narrow, valid().encryptedTo(EC.getPublic(), "ECDH-ES", "A128GCM")))
                .isEqualTo(Rejection.ENCRYPTION_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"JWT\"", "\"jwt\"", "\"Jwt\"", "\"application/jwt\"", "\"APPLICATION/JWT\""})
    void knowsANestedTokenByItsContentType(String cty) throws Exception {
        accepts(BY_RSA, Envelope.around(good).header("cty", cty).text(RSA.getPublic()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"json\"",
                "\"JWT \"",
                "\" JWT\"",
                "\"at+jwt\"",
                "\"JWS\"",
                "null",
                "1",
                "[\"JWT\"]",
                "{}"
            })
    void refusesOtherContentTypes(String cty) {
        assertThat(rejection(BY_RSA, Envelope.around(good).header("cty", cty).text(RSA.getPublic())))
                .isEqualTo(Rejection.NOT_NESTED);
        assertThat(rejection(BY_RSA, Envelope.around(good).withoutHeader("cty").text(RSA.getPublic())))
                .isEqualTo(Rejection.NOT_NESTED);
    }

    @Test
    void refusesClaimsThatNobodySigned() {
        String claims = valid().claimsJson();
        String none = part("{\"alg\":\"none\"}") + "." + part(claims) + ".";

        assertThat(enclosed(claims)).isEqualTo(Rejection.MALFORMED);
        assertThat(enclosed(none)).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        assertThat(enclosed(none + "AA")).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        assertThat(enclosed("")).isIn(Rejection.NOT_NESTED, Rejection.DECRYPTION_FAILED);
        assertThat(enclosed("x")).isEqualTo(Rejection.MALFORMED);
        assertThat(enclosed(good + " ")).isEqualTo(Rejection.MALFORMED);
        assertThat(enclosed(good + "\u0000")).isEqualTo(Rejection.MALFORMED);
    }

    @Test
    void refusesWhatAStrangerSigned() {
        assertThat(enclosed(valid().signedBy(TestKeys.STRANGER).text())).isEqualTo(Rejection.SIGNATURE_INVALID);
        assertThat(enclosed(valid().signedBy(RSA).text())).isEqualTo(Rejection.SIGNATURE_INVALID);
        assertThat(enclosed(valid().header("kid", "\"x\"").text())).isEqualTo(Rejection.KEY_UNKNOWN);
    }

    @Test
    void holdsTheTokenInsideToTheRules() {
        assertThat(enclosed(valid().claim("aud", "\"stock\"").text())).isEqualTo(Rejection.WRONG_AUDIENCE);
        assertThat(enclosed(valid().expiringAt(TestTokens.NOW.minusSeconds(99)).text()))
                .isEqualTo(Rejection.EXPIRED);
    }

    @Test
    void refusesAnEnvelopeInAnEnvelope() {
        String once = Envelope.around(good).text(RSA.getPublic());

        assertThat(enclosed(once)).isEqualTo(Rejection.NOT_NESTED);
        assertThat(enclosed("a.b.c.d.e")).isEqualTo(Rejection.NOT_NESTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"DEF\"", "\"def\"", "\"\"", "null", "\"GZIP\"", "1"})
    void refusesCompressionOfAnyKind(String zip) {
        assertThat(rejection(BY_RSA, Envelope.around(good).header("zip", zip).text(RSA.getPublic())))
                .isEqualTo(Rejection.ENCRYPTION_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"exp\"]", "[\"zip\"]", "[]", "null", "\"enc\""})
    void refusesEveryCriticalHeader(String crit) {
        assertThat(rejection(BY_RSA, Envelope.around(good).header("crit", crit).text(RSA.getPublic())))
                .isEqualTo(Rejection.CRITICAL_HEADER_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "alg,'\"RSA1_5\"'",
        "alg,'\"rsa-oaep\"'",
        "alg,'\"RSA-OAEP-512\"'",
        "alg,'\"dir\"'",
        "alg,'\"A128KW\"'",
        "alg,'\"A256GCMKW\"'",
        "alg,'\"PBES2-HS256+A128KW\"'",
        "alg,'\"RS256\"'",
        "alg,'\"none\"'",
        "alg,null",
        "alg,1",
        "alg,'[\"RSA-OAEP\"]'",
        "enc,'\"A128CBC\"'",
        "enc,'\"a256gcm\"'",
        "enc,'\"none\"'",
        "enc,'\"XC20P\"'",
        "enc,null",
        "enc,{}"
    })
    void refusesOtherWaysToEncrypt(String name, String json) {
        assertThat(rejection(BY_RSA, Envelope.around(good).header(name, json).text(RSA.getPublic())))
                .isEqualTo(Rejection.ENCRYPTION_NOT_ALLOWED);
        assertThat(rejection(BY_RSA, Envelope.around(good).withoutHeader(name).text(RSA.getPublic())))
                .isEqualTo(Rejection.ENCRYPTION_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, Integer.MAX_VALUE})
    void refusesPasswordsBeforeTheyCostAnything(int rounds) {
        String text = Envelope.around(good)
                .header("alg", "\"PBES2-HS512+A256KW\"")
                .header("p2s", "\"AAAAAAAAAAA\"")
                .header("p2c", Integer.toString(rounds))
                .text(RSA.getPublic());
        long start = System.nanoTime();

        for (int i = 0; i < 100; i++) {
            assertThat(rejection(BY_RSA, text)).isEqualTo(Rejection.ENCRYPTION_NOT_ALLOWED);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void refusesSharedKeysHoweverWellTheyAreUsed() {
        byte[] bytes = new byte[32];
        Key key = new SecretKeySpec(bytes, "AES");

        for (String alg : List.of("dir", "A256KW", "A256GCMKW")) {
            assertThat(rejection(BY_RSA, valid().encryptedTo(key, alg, "A256GCM")))
                    .isEqualTo(Rejection.ENCRYPTION_NOT_ALLOWED);
        }
    }

    @Test
    void saysTheSameOfEveryFailureToOpen() {
        String[] parts = Envelope.around(good).parts(RSA.getPublic());
        List<String> spoiled = new ArrayList<>(List.of(
                Envelope.around(good).text(TestKeys.STRANGER.getPublic()),
                with(parts, 1, ""),
                with(parts, 1, part(new byte[256])),
                with(parts, 1, part(new byte[255])),
                with(parts, 2, ""),
                with(parts, 2, part(new byte[8])),
                with(parts, 2, part(new byte[16])),
                with(parts, 2, part(filled(12))),
                with(parts, 3, ""),
                with(parts, 3, part(new byte[16])),
                with(parts, 4, ""),
                with(parts, 4, part(new byte[16])),
                with(parts, 4, part(new byte[32])),
                with(parts, 0, part("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}")),
                with(parts, 0, part("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A128GCM\",\"cty\":\"JWT\"}")),
                with(parts, 0, part("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256CBC-HS512\",\"cty\":\"JWT\"}")),
                Envelope.around(good).header("kid", "\"unknown\"").text(TestKeys.STRANGER.getPublic())));
        byte[] tag = Base64.getUrlDecoder().decode(parts[4]);
        for (int length = 1; length < 16; length++) {
            spoiled.add(with(parts, 4, part(Arrays.copyOf(tag, length))));
        }

        for (String text : spoiled) {
            assertThat(rejection(BY_RSA, text)).as(text).isEqualTo(Rejection.DECRYPTION_FAILED);
        }
    }

    @Test
    void refusesOtherSpellingsOfEachPart() {
        String[] parts = Envelope.around(good).parts(RSA.getPublic());

        for (int i = 0; i < 5; i++) {
            for (String odd : new String[] {parts[i] + "=", parts[i] + "\n", " " + parts[i], parts[i] + "*", "A"}) {
                assertThat(rejection(BY_RSA, with(parts, i, odd))).isEqualTo(Rejection.MALFORMED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "{}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\",\"y\":\"\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"CQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}"
            })
    void refusesPointsThatAreOnNoCurveOfOurs(String epk) {
        String text = ecdhWith(epk);

        assertThat(rejection(BY_EC, text)).isEqualTo(Rejection.DECRYPTION_FAILED);
    }

    @Test
    void refusesAPointThatLiesBesideTheCurve() {
        ECPublicKey key = (ECPublicKey) TestKeys.ec().getPublic();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        for (BigInteger beside : List.of(y.add(BigInteger.ONE), BigInteger.ZERO, x)) {
            assertThat(rejection(
                            BY_EC,
                            ecdhWith("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + number(x) + "\",\"y\":\""
                                    + number(beside) + "\"}")))
                    .isEqualTo(Rejection.DECRYPTION_FAILED);
        }
    }

    @Test
    void findsItsKeyByNameOrAsTheOnlyOneOfItsKind() throws Exception {
        KeyPair other = TestKeys.rsa(2048);
        TokenVerifier several = TestTokens.opening(
                TestKeys.jwks(
                        TestKeys.privateJwk("a", RSA), TestKeys.privateJwk("b", other), TestKeys.privateJwk("c", EC)),
                "RSA-OAEP-256",
                "ECDH-ES");

        accepts(several, Envelope.around(good).header("kid", "\"a\"").text(RSA.getPublic()));
        accepts(several, Envelope.around(good).header("kid", "\"b\"").text(other.getPublic()));
        accepts(several, valid().encryptedTo(EC.getPublic(), "ECDH-ES", "A128GCM"));
        assertThat(rejection(several, Envelope.around(good).text(RSA.getPublic())))
                .as("two keys, and none is named")
                .isEqualTo(Rejection.DECRYPTION_FAILED);
        for (String kid : List.of("b", "c", "x", "A", "")) {
            assertThat(rejection(
                            several,
                            Envelope.around(good)
                                    .header("kid", "\"" + kid + "\"")
                                    .text(RSA.getPublic())))
                    .isEqualTo(Rejection.DECRYPTION_FAILED);
        }
        assertThat(rejection(several, Envelope.around(good).header("kid", "1").text(RSA.getPublic())))
                .isEqualTo(Rejection.HEADER_MALFORMED);
    }

    @Test
    void readsItsKeysInBase64UrlToo() throws Exception {
        String jwk = TestKeys.privateJwk("a", RSA);
        String token = Envelope.around(TestTokens.valid().text()).text(RSA.getPublic());

        for (String keys : List.of(jwk, TestKeys.jwks(jwk))) {
            accepts(TestTokens.opening(TestKeys.base64url(keys), "RSA-OAEP", "RSA-OAEP-256"), token);
        }
        for (String other : List.of(TestKeys.base64url("[]"), TestKeys.base64url("x"), "no key", "")) {
            assertThatThrownBy(() -> DecryptionKeys.read(other)).isInstanceOf(KeyFormatException.class);
        }
    }

    @Test
    void refusesToBeConfiguredWithWhatItDoesNotDo() throws Exception {
        DecryptionKeys keys = DecryptionKeys.read(TestKeys.privatePem(RSA));

        for (Set<String> wrong :
                List.of(Set.<String>of(), Set.of("RSA1_5"), Set.of("RSA-OAEP", "dir"), Set.of("PBES2-HS256+A128KW"))) {
            assertThatThrownBy(() -> new TokenDecrypter(keys, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** What the verifier says of this text in an envelope that is good. */
    private static Rejection enclosed(String text) {
        return rejection(BY_RSA, Envelope.around(text).text(RSA.getPublic()));
    }

    private static void accepts(TokenVerifier verifier, String text) throws Exception {
        assertThat(verifier.verify(new TokenText(text)).claims().string("upn")).contains("alice");
    }

    private static void assertSpoiledPartsAreRefusedAlike(TokenVerifier verifier, String text) {
        String[] parts = text.split("\\.", -1);
        for (int i = 1; i < 5; i++) {
            if (!parts[i].isEmpty()) {
                byte[] bytes = Base64.getUrlDecoder().decode(parts[i]);
                bytes[bytes.length - 1] ^= 1;
                assertThat(rejection(verifier, with(parts, i, part(bytes)))).isEqualTo(Rejection.DECRYPTION_FAILED);
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                assertThat(rejection(verifier, with(parts, i, part(shorter)))).isEqualTo(Rejection.DECRYPTION_FAILED);
            }
        }
    }

    private static String ecdhWith(String epk) {
        String header = "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"cty\":\"JWT\",\"epk\":" + epk + "}";
        return part(header) + ".." + part(new byte[12]) + "." + part(new byte[40]) + "." + part(new byte[16]);
    }

    private static String with(String[] parts, int index, String other) {
        String[] copy = parts.clone();
        copy[index] = other;
        return String.join(".", copy);
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 5);
        return bytes;
    }

    private static String number(BigInteger value) {
        byte[] bytes = new byte[32];
        byte[] all = value.toByteArray();
        int length = Math.min(32, all.length);
        System.arraycopy(all, all.length - length, bytes, 32 - length, length);
        return part(bytes);
    }
}
