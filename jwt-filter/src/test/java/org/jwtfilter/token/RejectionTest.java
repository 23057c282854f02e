// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.caller.CallerMapping;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.wire.TokenText;

final class RejectionTest {
    private static final TokenRules RULES = TestTokens.rules(TestTokens.SKEW, Duration.ofHours(1));
    private static final TokenVerifier VERIFIER = TestTokens.verifier(RULES);
    private static final TokenVerifier OPENING =
            TestTokens.opening(TestKeys.privatePem(TestKeys.ISSUER), "RSA-OAEP-256");

    private final CallerMapping mapping = new CallerMapping();

    /** Those of status lists have theirs in {@code IssuerStatusesTest}, for nothing here knows of lists. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "STATUS_MISSING",
                "STATUS_MALFORMED",
                "STATUS_LIST_NOT_ALLOWED",
                "REVOKED",
                "SUSPENDED",
                "STATUS_UNKNOWN",
                "STATUS_OUT_OF_RANGE",
                "ISSUED_BEFORE_CUTOFF"
            })
    void hasATokenForEachReason(Rejection reason) {
        TokenText token = new TokenText(tokenFor(reason));

        TokenRejectedException refused = catchThrowableOfType(
                TokenRejectedException.class,
                () -> mapping.callerOf(verifierFor(reason).verify(token).claims()));

        assertThat(refused).isNotNull();
        assertThat(refused.rejection()).isEqualTo(reason);
        assertThat(refused).hasMessage(reason.name());
        assertThat(refused.getStackTrace()).isEmpty();
    }

    @Test
    void acceptsTheTokensThatTheOthersAreMadeFrom() throws Exception {
        TokenText signed = new TokenText(TestTokens.valid().text());
        TokenText nested = new TokenText(Envelope.around(signed.value()).text(TestKeys.ISSUER.getPublic()));

        assertThat(mapping.callerOf(VERIFIER.verify(signed).claims()).name()).isEqualTo("alice");
        assertThat(mapping.callerOf(OPENING.verify(nested).claims()).name()).isEqualTo("alice");
    }

    private static TokenVerifier verifierFor(Rejection reason) {
        return switch (reason) {
            case NOT_ENCRYPTED, ENCRYPTION_NOT_ALLOWED, DECRYPTION_FAILED, NOT_NESTED -> OPENING;
            case ISSUER_NO_LONGER_TRUSTED ->
                TestTokens.verifier(new TokenRules(
                        TestTokens.ISSUER,
                        Optional.of(Set.of(TestTokens.AUDIENCE)),
                        List.of(SignatureAlgorithm.RS256),
                        TokenTypes.MP_JWT,
                        TestTokens.SKEW,
                        Optional.empty(),
                        Optional.of(TestTokens.NOW)));
            default -> VERIFIER;
        };
    }

    /** A switch without a default: a new reason does not compile without an example. */
    private static String tokenFor(Rejection reason) {
        TestTokens token = TestTokens.valid();
        Envelope envelope = Envelope.around(token.text());
        long now = TestTokens.NOW.getEpochSecond();
        return switch (reason) {
            case TOO_LONG ->
                token.claim("pad", "\"" + "x".repeat(16 * 1024) + "\"").text();
            case MALFORMED -> token.text() + ".";
            case HEADER_MALFORMED -> token.headerText("[]").text();
            case ALGORITHM_NOT_ALLOWED -> token.header("alg", "\"none\"").text();
            case CRITICAL_HEADER_UNKNOWN -> token.header("crit", "[\"exp\"]").text();
            case WRONG_TYPE -> token.header("typ", "\"logout+jwt\"").text();
            case KEY_UNKNOWN -> token.header("kid", "\"other\"").text();
            case SIGNATURE_INVALID -> token.signedBy(TestKeys.STRANGER).text();
            case NOT_ENCRYPTED, ISSUER_NO_LONGER_TRUSTED -> token.text();
            case ENCRYPTION_NOT_EXPECTED -> envelope.text(TestKeys.ISSUER.getPublic());
            case ENCRYPTION_NOT_ALLOWED -> envelope.header("alg", "\"RSA1_5\"").text(TestKeys.ISSUER.getPublic());
            case DECRYPTION_FAILED -> envelope.text(TestKeys.STRANGER.getPublic());
            case NOT_NESTED -> envelope.withoutHeader("cty").text(TestKeys.ISSUER.getPublic());
            case PAYLOAD_MALFORMED -> token.payload("[]").text();
            case CLAIM_MISSING -> token.without("exp").text();
            case CLAIM_MALFORMED -> token.claim("exp", "\"1\"").text();
            case WRONG_ISSUER -> token.claim("iss", "\"https://evil.example\"").text();
            case WRONG_AUDIENCE -> token.claim("aud", "\"stock\"").text();
            case EXPIRED -> token.claim("exp", Long.toString(now - 3600)).text();
            case NOT_YET_VALID -> token.claim("nbf", Long.toString(now + 3600)).text();
            case ISSUED_IN_FUTURE ->
                token.claim("iat", Long.toString(now + 3600)).text();
            case TOO_OLD -> token.claim("iat", Long.toString(now - 7200)).text();
            case SENDER_CONSTRAINED -> token.claim("cnf", "{\"jkt\":\"abc\"}").text();
            case CALLER_UNNAMED -> token.claim("upn", "\"\"").text();
            case STATUS_MISSING,
                    STATUS_MALFORMED,
                    STATUS_LIST_NOT_ALLOWED,
                    REVOKED,
                    SUSPENDED,
                    STATUS_UNKNOWN,
                    STATUS_OUT_OF_RANGE,
                    ISSUED_BEFORE_CUTOFF -> throw new IllegalArgumentException("found out elsewhere");
        };
    }
}
