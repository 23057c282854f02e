// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jwtfilter.key.SignatureAlgorithm.EDDSA;
import static org.jwtfilter.key.SignatureAlgorithm.ES256;
import static org.jwtfilter.key.SignatureAlgorithm.ES384;
import static org.jwtfilter.key.SignatureAlgorithm.ES512;
import static org.jwtfilter.key.SignatureAlgorithm.HS256;
import static org.jwtfilter.key.SignatureAlgorithm.PS256;
import static org.jwtfilter.key.SignatureAlgorithm.PS384;
import static org.jwtfilter.key.SignatureAlgorithm.RS256;
import static org.jwtfilter.key.SignatureAlgorithm.RS384;
import static org.jwtfilter.token.TestTokens.part;
import static org.jwtfilter.token.TestTokens.rejection;
import static org.jwtfilter.token.TestTokens.valid;
import static org.jwtfilter.token.TestTokens.verifier;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.wire.TokenText;

/** Every algorithm that can be configured, each with the forgeries that others have fallen for. */
final class SignatureAlgorithmsTest {
    @ParameterizedTest
    @EnumSource
    void takesAGoodTokenAndNoneThatIsSpoiled(SignatureAlgorithm algorithm) throws Exception {
        TokenVerifier verifier = verifier(jwk(algorithm), algorithm);
        TestTokens token = valid().signedWith(algorithm);
        String input = token.signingInput();
        byte[] signature = token.signature(input);

        accepts(verifier, token);
        for (int bit = 0; bit < signature.length * 8; bit += 5) {
            byte[] spoiled = signature.clone();
            spoiled[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(rejection(verifier, input + "." + part(spoiled))).isEqualTo(Rejection.SIGNATURE_INVALID);
        }
        for (byte[] spoiled : new byte[][] {
            Arrays.copyOf(signature, signature.length - 1),
            Arrays.copyOf(signature, signature.length + 1),
            Arrays.copyOfRange(signature, 1, signature.length),
            Arrays.copyOf(signature, signature.length / 2),
            new byte[signature.length],
            new byte[1],
            filled(signature.length)
        }) {
            assertThat(rejection(verifier, input + "." + part(spoiled))).isEqualTo(Rejection.SIGNATURE_INVALID);
        }
        String other = valid().signedWith(algorithm).claim("upn", "\"mallory\"").signingInput();
        assertThat(rejection(verifier, other + "." + part(signature))).isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryAlgorithmButTheOneThatIsConfigured(SignatureAlgorithm algorithm) {
        TokenVerifier verifier = verifier(jwk(algorithm), algorithm);

        for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
            if (other != algorithm) {
                assertThat(valid().signedWith(other).rejection(verifier)).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void judgesRandomSignaturesWithoutAnAccident(SignatureAlgorithm algorithm) {
        TokenVerifier verifier = verifier(jwk(algorithm), algorithm);
        String input = valid().signedWith(algorithm).signingInput();
        int length = valid().signedWith(algorithm).signature(input).length;
        SecureRandom random = new SecureRandom();

        for (int i = 0; i < 200; i++) {
            byte[] guess = new byte[length];
            random.nextBytes(guess);
            assertThat(rejection(verifier, input + "." + part(guess))).isEqualTo(Rejection.SIGNATURE_INVALID);
        }
    }

    @Test
    void takesBothNamesOfEd25519AndNoOther() throws Exception {
        TokenVerifier verifier = verifier(jwk(EDDSA), EDDSA);

        accepts(verifier, valid().signedWith(EDDSA).header("alg", "\"EdDSA\""));
        accepts(verifier, valid().signedWith(EDDSA).header("alg", "\"Ed25519\""));
        for (String name : List.of("Ed448", "EDDSA", "ED25519", "ed25519", "eddsa", "Ed25519ph", "EdDSA ")) {
            assertThat(valid().signedWith(EDDSA)
                            .header("alg", "\"" + name + "\"")
                            .rejection(verifier))
                    .isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        }
    }

    @Test
    void takesAKeyThatNamesItsAlgorithmInEitherOfTheTwoWays() throws Exception {
        for (String name : List.of("EdDSA", "Ed25519")) {
            String jwk = TestKeys.jwkOf(TestKeys.verifying(EDDSA), "\"kid\":\"issuer-1\",\"alg\":\"" + name + "\"");
            accepts(verifier(jwk, EDDSA), valid().signedWith(EDDSA).header("alg", "\"Ed25519\""));
        }
    }

    @Test
    void refusesTokensSignedWithEd448() {
        KeyPair goldilocks = TestKeys.edwards("Ed448");

        assertThat(valid().signedWith(EDDSA)
                        .signedBy(goldilocks)
                        .signedWith("Ed448")
                        .rejection(verifier(jwk(EDDSA), EDDSA)))
                .isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void refusesSignaturesOfNoughtsAndOfTheOrderOfTheCurve(SignatureAlgorithm algorithm) {
        TokenVerifier verifier = verifier(jwk(algorithm), algorithm);
        String input = valid().signedWith(algorithm).signingInput();
        BigInteger order =
                ((ECPublicKey) TestKeys.verifying(algorithm)).getParams().getOrder();
        int half = (order.bitLength() + 7) / 8;
        List<BigInteger> odd = List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                order.subtract(BigInteger.ONE),
                order,
                order.add(BigInteger.ONE),
                BigInteger.ONE.shiftLeft(half * 8).subtract(BigInteger.ONE));

        for (BigInteger r : odd) {
            for (BigInteger s : odd) {
                assertThat(rejection(verifier, input + "." + part(concatenated(r, s, half))))
                        .isEqualTo(Rejection.SIGNATURE_INVALID);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void refusesOtherSpellingsOfAGoodEllipticSignature(SignatureAlgorithm algorithm) throws Exception {
        TokenVerifier verifier = verifier(jwk(algorithm), algorithm);
        TestTokens token = valid().signedWith(algorithm);
        String input = token.signingInput();
        byte[] good = token.signature(input);
        int half = good.length / 2;
        BigInteger order =
                ((ECPublicKey) TestKeys.verifying(algorithm)).getParams().getOrder();
        BigInteger r = new BigInteger(1, Arrays.copyOf(good, half));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(good, half, good.length));
        String der = "SHA" + algorithm.joseName().substring(2) + "withECDSA";
        if (algorithm == ES512) {
            der = "SHA512withECDSA";
        }
        List<byte[]> others = new ArrayList<>();
        others.add(concatenated(r, s, half + 1));
        others.add(concatenated(r, s, half + 8));
        others.add(Arrays.copyOf(good, good.length + 2));
        others.add(Arrays.copyOfRange(good, 1, good.length - 1));
        others.add(concatenated(s, r, half));
        if (r.add(order).bitLength() <= half * 8) {
            others.add(concatenated(r.add(order), s, half));
        }
        if (s.add(order).bitLength() <= half * 8) {
            others.add(concatenated(r, s.add(order), half));
        }
        others.add(valid().signedWith(algorithm).signedWith(der).signature(input));

        assertThat(verifier.verify(new TokenText(input + "." + part(good)))).isNotNull();
        for (byte[] other : others) {
            assertThat(rejection(verifier, input + "." + part(other))).isEqualTo(Rejection.SIGNATURE_INVALID);
        }
    }

    @Test
    void refusesASecretUnlessOneIsConfigured() {
        TokenVerifier asymmetric = verifier(jwk(RS256), RS256, ES256, EDDSA);

        assertThat(valid().signedWith(HS256).rejection(asymmetric)).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void refusesTheTokenOfOneAlgorithmByTheKeyOfAnother() {
        String keys = TestKeys.jwks(
                TestKeys.jwkOf(TestKeys.verifying(RS256), "\"kid\":\"rs\",\"alg\":\"RS256\""),
                TestKeys.jwkOf(TestKeys.verifying(ES384), "\"kid\":\"es\""));
        TokenVerifier verifier = verifier(keys, RS256, PS256, ES256, ES384);

        assertThat(valid().signedWith(PS256).header("kid", "\"rs\"").rejection(verifier))
                .isEqualTo(Rejection.KEY_UNKNOWN);
        assertThat(valid().signedWith(PS256).withoutHeader("kid").rejection(verifier))
                .isEqualTo(Rejection.KEY_UNKNOWN);
        assertThat(valid().signedWith(ES256).header("kid", "\"es\"").rejection(verifier))
                .isEqualTo(Rejection.KEY_UNKNOWN);
        assertThat(valid().signedWith(ES256).header("kid", "\"rs\"").rejection(verifier))
                .isEqualTo(Rejection.KEY_UNKNOWN);
    }

    @Test
    void bindsAKeyThatNamesNoAlgorithmToTheFirstOfTheIssuersThatItFits() throws Exception {
        String rsa = TestKeys.jwkOf(TestKeys.verifying(RS256), "\"kid\":\"issuer-1\"");

        TokenVerifier padded = verifier(rsa, ES256, PS384, RS256, PS256);
        accepts(padded, valid().signedWith(PS384));
        for (SignatureAlgorithm other : List.of(RS256, PS256)) {
            assertThat(valid().signedWith(other).rejection(padded)).isEqualTo(Rejection.KEY_UNKNOWN);
        }
        accepts(verifier(rsa, RS384, RS256), valid().signedWith(RS384));
        accepts(verifier(rsa, RS256, RS384), valid().signedWith(RS256));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA224withRSA", "SHA512/256withRSA"})
    void refusesWeakDigestsUnderTheNameOfAGoodOne(String jcaName) {
        assertThat(valid().signedWith(RS256).signedWith(jcaName).rejection()).isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    private static String jwk(SignatureAlgorithm algorithm) {
        return TestKeys.jwkOf(TestKeys.verifying(algorithm), "\"kid\":\"issuer-1\"");
    }

    private static void accepts(TokenVerifier verifier, TestTokens token) throws Exception {
        assertThat(verifier.verify(new TokenText(token.text())).claims().string("upn"))
                .contains("alice");
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static byte[] concatenated(BigInteger r, BigInteger s, int half) {
        byte[] both = new byte[2 * half];
        copy(r, both, half);
        copy(s, both, 2 * half);
        return both;
    }

    private static void copy(BigInteger number, byte[] into, int end) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        System.arraycopy(bytes, from, into, end - (bytes.length - from), bytes.length - from);
    }
}
