// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jwtfilter.key.SignatureAlgorithm.ES256;
import static org.jwtfilter.key.SignatureAlgorithm.RS256;
import static org.jwtfilter.token.TestTokens.CLOCK;
import static org.jwtfilter.token.TestTokens.NOW;
import static org.jwtfilter.token.TestTokens.valid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.wire.TokenText;

/** Each issuer has keys and rules of his own, and what is one's is never another's. */
final class SeveralIssuersTest {
    private static final String A = TestTokens.ISSUER;
    private static final String B = "https://b.example.org";
    private static final TokenTypes RFC_9068_TYPE = new TokenTypes(Set.of("at+jwt"), false, List.of("exp"));

    private final TokenVerifier both = verifier(
            issuer(A, RS256, "orders", TokenTypes.MP_JWT, Duration.ofSeconds(30), null),
            issuer(B, ES256, "stock", RFC_9068_TYPE, Duration.ZERO, null));

    @Test
    void takesTheTokensOfEach() throws Exception {
        assertThat(issuerOf(valid())).isEqualTo(A);
        assertThat(issuerOf(ofB())).isEqualTo(B);
    }

    @Test
    void refusesOneIssuersKeyUnderTheNameOfTheOther() {
        TokenVerifier sameAlgorithm = verifier(
                new TrustedIssuer(rules(A), TestKeys.ofIssuer(), CryptoProvider.JDK),
                new TrustedIssuer(
                        rules(B),
                        TestKeys.fixed(TestKeys.jwks(TestKeys.jwk(TestKeys.KID, TestKeys.STRANGER))),
                        CryptoProvider.JDK));
        TestTokens stolen = valid().claim("iss", "\"" + B + "\"");

        assertThat(stolen.rejection(sameAlgorithm)).isEqualTo(Rejection.SIGNATURE_INVALID);
        assertThat(stolen.withoutHeader("kid").rejection(sameAlgorithm)).isEqualTo(Rejection.SIGNATURE_INVALID);
        assertThat(valid().signedBy(TestKeys.STRANGER).rejection(sameAlgorithm)).isEqualTo(Rejection.SIGNATURE_INVALID);
        assertThat(valid().signedBy(TestKeys.STRANGER).withoutHeader("kid").rejection(sameAlgorithm))
                .isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    @Test
    void findsNoKeyOfOneIssuerByItsNameInATokenOfTheOther() {
        TokenVerifier otherNames = verifier(
                new TrustedIssuer(rules(A), TestKeys.ofIssuer(), CryptoProvider.JDK),
                new TrustedIssuer(
                        rules(B),
                        TestKeys.fixed(TestKeys.jwks(TestKeys.jwk("b-1", TestKeys.STRANGER))),
                        CryptoProvider.JDK));

        assertThat(valid().claim("iss", "\"" + B + "\"").rejection(otherNames)).isEqualTo(Rejection.KEY_UNKNOWN);
        assertThat(valid().signedBy(TestKeys.STRANGER).header("kid", "\"b-1\"").rejection(otherNames))
                .isEqualTo(Rejection.KEY_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://c.example.org", "https://b.example.org/", "HTTPS://b.example.org", "", "b"})
    void refusesAnIssuerThatNobodyKnows(String iss) {
        assertThat(valid().claim("iss", "\"" + iss + "\"").rejection(both)).isEqualTo(Rejection.WRONG_ISSUER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "true", "{}", "[]", "[\"https://b.example.org\"]"})
    void refusesAnIssuerThatIsNoText(String iss) {
        assertThat(valid().claim("iss", iss).rejection(both)).isEqualTo(Rejection.CLAIM_MALFORMED);
    }

    @Test
    void missesTheIssuer() {
        assertThat(valid().without("iss").rejection(both)).isEqualTo(Rejection.CLAIM_MISSING);
    }

    @Test
    void refusesAPayloadThatNamesNobodyClearly() {
        String twice = valid().claimsJson().replaceFirst("}$", ",\"iss\":\"" + B + "\"}");

        assertThat(valid().payload(twice).rejection(both)).isEqualTo(Rejection.PAYLOAD_MALFORMED);
        assertThat(valid().payload("x").rejection(both)).isEqualTo(Rejection.PAYLOAD_MALFORMED);
        assertThat(valid().payload(valid().claimsJson().replaceFirst("}$", ",\"\\\\u0069ss\":\"" + B + "\"}"))
                        .rejection(both))
                .isEqualTo(Rejection.PAYLOAD_MALFORMED);
    }

    @Test
    void looksAtNoClaimButTheIssuerBeforeTheSignatureIsGood() {
        assertThat(valid().signedBy(TestKeys.STRANGER).claim("exp", "\"x\"").rejection(both))
                .isEqualTo(Rejection.SIGNATURE_INVALID);
        assertThat(valid().signedBy(TestKeys.STRANGER)
                        .expiringAt(NOW.minusSeconds(9999))
                        .rejection(both))
                .isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    @Test
    void holdsEachToItsOwnRules() {
        assertThat(valid().signedWith(ES256).rejection(both)).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        assertThat(ofB().signedWith(RS256).rejection(both)).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        assertThat(valid().claim("aud", "\"stock\"").rejection(both)).isEqualTo(Rejection.WRONG_AUDIENCE);
        assertThat(ofB().claim("aud", "\"orders\"").rejection(both)).isEqualTo(Rejection.WRONG_AUDIENCE);
        assertThat(ofB().header("typ", "\"JWT\"").rejection(both)).isEqualTo(Rejection.WRONG_TYPE);
        assertThat(ofB().withoutHeader("typ").rejection(both)).isEqualTo(Rejection.WRONG_TYPE);
    }

    @Test
    void allowsEachItsOwnSkew() throws Exception {
        Instant justNow = NOW.minusSeconds(1);

        assertThat(issuerOf(valid().expiringAt(justNow))).isEqualTo(A);
        assertThat(ofB().expiringAt(justNow).rejection(both)).isEqualTo(Rejection.EXPIRED);
        assertThat(ofB().expiringAt(NOW).rejection(both)).isEqualTo(Rejection.EXPIRED);
        assertThat(issuerOf(ofB().expiringAt(NOW.plusSeconds(1)))).isEqualTo(B);
    }

    @Test
    void trustsAnIssuerUntilItsDateHasCome() throws Exception {
        for (Instant until : List.of(NOW.plusNanos(1), NOW.plusSeconds(1), Instant.MAX)) {
            TokenVerifier verifier = verifier(trustedUntil(until));
            assertThat(verifier.verify(new TokenText(valid().text()))).isNotNull();
        }
        for (Instant until : List.of(NOW, NOW.minusNanos(1), Instant.EPOCH, Instant.MIN)) {
            assertThat(valid().rejection(verifier(trustedUntil(until)))).isEqualTo(Rejection.ISSUER_NO_LONGER_TRUSTED);
        }
        // No skew: the date is the deployer's, by our own clock.
        assertThat(valid().rejection(verifier(trustedUntil(NOW), issuerB())))
                .isEqualTo(Rejection.ISSUER_NO_LONGER_TRUSTED);
        assertThat(issuerOf(verifier(trustedUntil(NOW), issuerB()), ofB())).isEqualTo(B);
    }

    @Test
    void letsAnIssuerThatIsDownTakeNoneWithIt() throws Exception {
        TokenVerifier verifier = verifier(new TrustedIssuer(rules(A), TestKeys.none(), CryptoProvider.JDK), issuerB());

        assertThat(issuerOf(verifier, ofB())).isEqualTo(B);
        assertThatThrownBy(() -> issuerOf(verifier, valid())).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void refusesToBeBuiltOfNobodyOrOfOneTwice() {
        assertThatThrownBy(() -> verifier()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verifier(issuerB(), issuerB()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(B);
    }

    private String issuerOf(TestTokens token) throws Exception {
        return issuerOf(both, token);
    }

    private static String issuerOf(TokenVerifier verifier, TestTokens token) throws Exception {
        return verifier.verify(new TokenText(token.text())).claims().issuer();
    }

    private static TestTokens ofB() {
        return valid().signedWith(ES256)
                .header("typ", "\"at+jwt\"")
                .claim("iss", "\"" + B + "\"")
                .claim("aud", "\"stock\"");
    }

    private static TrustedIssuer issuerB() {
        return issuer(B, ES256, "stock", RFC_9068_TYPE, Duration.ZERO, null);
    }

    private static TrustedIssuer trustedUntil(Instant until) {
        return issuer(A, RS256, "orders", TokenTypes.MP_JWT, Duration.ofSeconds(30), until);
    }

    private static TrustedIssuer issuer(
            String name,
            SignatureAlgorithm algorithm,
            String audience,
            TokenTypes types,
            Duration skew,
            @Nullable Instant trustedUntil) {
        TokenRules rules = new TokenRules(
                name,
                Optional.of(Set.of(audience)),
                List.of(algorithm),
                types,
                skew,
                Optional.empty(),
                Optional.ofNullable(trustedUntil));
        return new TrustedIssuer(rules, keys(algorithm), CryptoProvider.JDK);
    }

    private static VerificationKeys keys(SignatureAlgorithm algorithm) {
        try {
            String jwk = TestKeys.jwkOf(TestKeys.verifying(algorithm), "\"kid\":\"" + TestKeys.KID + "\"");
            return new FixedKeys(TestKeys.parse(jwk, algorithm));
        } catch (KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TokenRules rules(String issuer) {
        return new TokenRules(
                issuer,
                Optional.of(Set.of(TestTokens.AUDIENCE)),
                List.of(RS256),
                TokenTypes.MP_JWT,
                TestTokens.SKEW,
                Optional.empty(),
                Optional.empty());
    }

    private static TokenVerifier verifier(TrustedIssuer... issuers) {
        return new TokenVerifier(List.of(issuers), Optional.empty(), 0, CLOCK);
    }
}
