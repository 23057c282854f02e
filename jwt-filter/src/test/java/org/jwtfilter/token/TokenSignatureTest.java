// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jwtfilter.token.TestTokens.part;
import static org.jwtfilter.token.TestTokens.rejection;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.wire.TokenText;

/** Only the key's owner can sign, and only as PKCS#1 v1.5 says. */
final class TokenSignatureTest {
    private static final byte[] SHA256_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");
    private static final byte[] SHA1_INFO = HexFormat.of().parseHex("3021300906052b0e03021a05000414");
    private static final int BYTES = 256;

    private final String input = TestTokens.valid().signingInput();

    @Test
    void refusesTheValidTokenWithAnySingleBitFlipped() {
        String valid = TestTokens.valid().text();
        TestTokens.valid().verified();
        TokenVerifier verifier = TestTokens.verifier();

        for (int at = 0; at < valid.length(); at++) {
            for (int bit = 0; bit < 8; bit++) {
                char flipped = (char) (valid.charAt(at) ^ 1 << bit);
                String forged = valid.substring(0, at) + flipped + valid.substring(at + 1);
                assertThat(rejection(verifier, forged)).isNotNull();
            }
        }
    }

    @Test
    void refusesTheValidSignatureWithAnySingleBitFlipped() {
        TokenVerifier verifier = TestTokens.verifier();
        byte[] signature = TestTokens.valid().signature(input);

        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] forged = signature.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(rejection(verifier, input + "." + part(forged))).isEqualTo(Rejection.SIGNATURE_INVALID);
        }
    }

    @Test
    void refusesAnotherTokensSignature() {
        byte[] other = TestTokens.valid()
                .signature(TestTokens.valid().claim("upn", "\"mallory\"").signingInput());

        assertThat(rejection(input + "." + part(other))).isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    @Test
    void looksAtNoClaimBeforeTheSignatureIsGood() {
        TestTokens forged =
                TestTokens.valid().signedBy(TestKeys.STRANGER).expiringAt(TestTokens.NOW.minusSeconds(9999));

        assertThat(forged.rejection()).isEqualTo(Rejection.SIGNATURE_INVALID);
        assertThat(forged.payload("not json").rejection()).isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    @Test
    void takesTheSignatureThatIsMadeByHand() throws Exception {
        // The forgeries below are made in this way, so it must be able to make a good one.
        assertThat(TestTokens.verifier().verify(new TokenText(input + "." + part(raw(padded(SHA256_INFO, "SHA-256"))))))
                .isNotNull();
    }

    @Test
    void refusesBadPaddingEvenByTheRightKey() throws Exception {
        byte[] good = padded(SHA256_INFO, "SHA-256");
        byte[] hash = digest("SHA-256");

        byte[] shortPadding = new byte[BYTES];
        shortPadding[1] = 1;
        Arrays.fill(shortPadding, 2, 10, (byte) 0xff);
        System.arraycopy(concat(SHA256_INFO, hash), 0, shortPadding, 11, 51);

        byte[] blockTypeTwo = good.clone();
        blockTypeTwo[1] = 2;
        byte[] holeInPadding = good.clone();
        holeInPadding[50] = 0;
        byte[] wrongByteInPadding = good.clone();
        wrongByteInPadding[50] = 1;
        byte[] noSeparator = good.clone();
        noSeparator[BYTES - 52] = (byte) 0xff;
        byte[] trailing = concat(Arrays.copyOfRange(good, 0, 2), Arrays.copyOfRange(good, 3, BYTES), new byte[1]);

        for (byte[] forged : new byte[][] {
            shortPadding,
            blockTypeTwo,
            holeInPadding,
            wrongByteInPadding,
            noSeparator,
            trailing,
            padded(new byte[0], "SHA-256"),
            padded(SHA1_INFO, "SHA-1"),
            padded(SHA1_INFO, "SHA-256"),
            padded(SHA256_INFO, "SHA-512")
        }) {
            assertThat(rejection(input + "." + part(raw(forged)))).isEqualTo(Rejection.SIGNATURE_INVALID);
        }
    }

    @Test
    void refusesOtherNumbersOfTheSameResidue() {
        BigInteger modulus = ((RSAPublicKey) TestKeys.ISSUER.getPublic()).getModulus();
        BigInteger signature = new BigInteger(1, TestTokens.valid().signature(input));

        for (int times = 1; times <= 3; times++) {
            byte[] sum =
                    signature.add(modulus.multiply(BigInteger.valueOf(times))).toByteArray();
            assertThat(rejection(input + "." + part(sum))).isEqualTo(Rejection.SIGNATURE_INVALID);
            assertThat(rejection(input + "." + part(last(BYTES, sum)))).isEqualTo(Rejection.SIGNATURE_INVALID);
        }
        for (BigInteger odd : new BigInteger[] {
            BigInteger.ZERO, BigInteger.ONE, modulus, modulus.subtract(BigInteger.ONE), modulus.add(BigInteger.ONE)
        }) {
            assertThat(rejection(input + "." + part(last(BYTES, concat(new byte[BYTES], odd.toByteArray())))))
                    .isEqualTo(Rejection.SIGNATURE_INVALID);
        }
    }

    @Test
    void refusesSignaturesOfAnotherLength() {
        byte[] good = TestTokens.valid().signature(input);

        for (byte[] forged : new byte[][] {
            concat(new byte[1], good),
            concat(good, new byte[1]),
            Arrays.copyOf(good, BYTES - 1),
            last(BYTES - 1, good),
            new byte[1],
            new byte[BYTES],
            new byte[4096]
        }) {
            assertThat(rejection(input + "." + part(forged))).isEqualTo(Rejection.SIGNATURE_INVALID);
        }
    }

    @Test
    void refusesTheCubeRootForgeryAgainstASmallExponent() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0));
        KeyPair cubic = generator.generateKeyPair();
        TokenVerifier verifier = new TokenVerifier(
                TestTokens.rules(), TestKeys.fixed(TestKeys.jwk(TestKeys.KID, cubic)), TestTokens.CLOCK);
        byte[] wanted = new byte[BYTES];
        wanted[1] = 1;
        Arrays.fill(wanted, 2, 10, (byte) 0xff);
        System.arraycopy(concat(SHA256_INFO, digest("SHA-256")), 0, wanted, 11, 51);
        BigInteger root = cubeRoot(new BigInteger(1, wanted)).add(BigInteger.ONE);

        byte[] cube = last(BYTES, concat(new byte[BYTES], root.pow(3).toByteArray()));
        assertThat(Arrays.copyOf(cube, 62)).as("the forgery begins rightly").isEqualTo(Arrays.copyOf(wanted, 62));
        byte[] forged = last(BYTES, concat(new byte[BYTES], root.toByteArray()));

        assertThat(rejection(verifier, input + "." + part(forged))).isEqualTo(Rejection.SIGNATURE_INVALID);
        assertThat(verifier.verify(
                        new TokenText(TestTokens.valid().signedBy(cubic).text())))
                .isNotNull();
    }

    @Test
    void looksOnceMoreForAKeyThatItDoesNotKnow() throws Exception {
        VerificationKeys rotating = new VerificationKeys() {
            @Override
            public KeySnapshot current() throws KeysUnavailableException {
                return TestKeys.fixed(TestKeys.jwk("old", TestKeys.STRANGER)).current();
            }

            @Override
            public KeySnapshot refreshed() throws KeysUnavailableException {
                return TestKeys.ofIssuer().current();
            }

            @Override
            public void close() {}
        };
        TokenVerifier verifier = new TokenVerifier(TestTokens.rules(), rotating, TestTokens.CLOCK);

        assertThat(verifier.verify(new TokenText(TestTokens.valid().text()))).isNotNull();
        assertThat(TestTokens.valid().header("kid", "\"newer\"").rejection(verifier))
                .isEqualTo(Rejection.KEY_UNKNOWN);
        // Without a name there is nothing to look for.
        assertThat(TestTokens.valid().withoutHeader("kid").rejection(verifier)).isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    @Test
    void looksForTheFirstKeysWhenATokenComes() throws Exception {
        VerificationKeys late = new VerificationKeys() {
            @Override
            public KeySnapshot current() throws KeysUnavailableException {
                throw new KeysUnavailableException("not there yet");
            }

            @Override
            public KeySnapshot refreshed() throws KeysUnavailableException {
                return TestKeys.ofIssuer().current();
            }

            @Override
            public void close() {}
        };

        assertThat(new TokenVerifier(TestTokens.rules(), late, TestTokens.CLOCK)
                        .verify(new TokenText(TestTokens.valid().text())))
                .isNotNull();
    }

    @Test
    void blamesNoTokenWhereThereAreNoKeys() {
        TokenVerifier verifier = new TokenVerifier(TestTokens.rules(), TestKeys.none(), TestTokens.CLOCK);

        assertThatThrownBy(
                        () -> verifier.verify(new TokenText(TestTokens.valid().text())))
                .isInstanceOf(KeysUnavailableException.class);
        // But what no key could save is the token's fault.
        assertThat(rejection(verifier, "a.b.c")).isEqualTo(Rejection.MALFORMED);
    }

    private byte[] digest(String algorithm) throws Exception {
        return MessageDigest.getInstance(algorithm).digest(input.getBytes(US_ASCII));
    }

    private byte[] padded(byte[] info, String algorithm) throws Exception {
        byte[] end = concat(new byte[1], info, digest(algorithm));
        byte[] padded = new byte[BYTES];
        padded[1] = 1;
        Arrays.fill(padded, 2, BYTES - end.length, (byte) 0xff);
        System.arraycopy(end, 0, padded, BYTES - end.length, end.length);
        return padded;
    }

    /** What the private key makes of these bytes, without any padding of its own. */
    private static byte[] raw(byte[] padded) {
        RSAPrivateKey key = (RSAPrivateKey) TestKeys.ISSUER.getPrivate();
        byte[] power = new BigInteger(1, padded)
                .modPow(key.getPrivateExponent(), key.getModulus())
                .toByteArray();
        return last(BYTES, concat(new byte[BYTES], power));
    }

    private static BigInteger cubeRoot(BigInteger of) {
        BigInteger low = BigInteger.ZERO;
        BigInteger high = BigInteger.ONE.shiftLeft(of.bitLength() / 3 + 1);
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (middle.pow(3).compareTo(of) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static byte[] last(int count, byte[] bytes) {
        return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - count), bytes.length);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] each : parts) {
            all.writeBytes(each);
        }
        return all.toByteArray();
    }
}
