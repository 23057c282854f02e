// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jwtfilter.token.TestTokens.NOW;
import static org.jwtfilter.token.TestTokens.SKEW;
import static org.jwtfilter.token.TestTokens.valid;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.wire.TokenText;

final class ClaimRulesTest {
    private static final long NOW_SECONDS = NOW.getEpochSecond();
    private static final long SKEW_SECONDS = SKEW.toSeconds();

    @Test
    void refusesTokenThatExpiredExactlyOneSkewAgo() {
        valid().expiringAt(NOW.minus(SKEW).plusSeconds(1)).verified();
        assertThat(valid().expiringAt(NOW.minus(SKEW)).rejection()).isEqualTo(Rejection.EXPIRED);
        assertThat(valid().expiringAt(NOW.minus(SKEW).minusSeconds(1)).rejection())
                .isEqualTo(Rejection.EXPIRED);
    }

    @Test
    void refusesTokenThatExpiresExactlyNowWhereClocksMustAgree() throws Exception {
        TokenVerifier exact = TestTokens.verifier(TestTokens.rules(Duration.ZERO, null));

        assertThat(exact.verify(new TokenText(
                                valid().expiringAt(NOW.plusSeconds(1)).text()))
                        .claims()
                        .expiry())
                .isEqualTo(NOW.plusSeconds(1));
        assertThat(valid().expiringAt(NOW).rejection(exact)).isEqualTo(Rejection.EXPIRED);
        assertThat(valid().expiringAt(NOW.minusSeconds(1)).rejection(exact)).isEqualTo(Rejection.EXPIRED);
    }

    @Test
    void takesTokenWhoseNotBeforeIsExactlyOneSkewAhead() {
        valid().claim("nbf", Long.toString(NOW_SECONDS + SKEW_SECONDS - 1)).verified();
        valid().claim("nbf", Long.toString(NOW_SECONDS + SKEW_SECONDS)).verified();
        assertThat(valid().claim("nbf", Long.toString(NOW_SECONDS + SKEW_SECONDS + 1))
                        .rejection())
                .isEqualTo(Rejection.NOT_YET_VALID);
    }

    @Test
    void takesTokenThatWasIssuedExactlyOneSkewAhead() {
        valid().claim("iat", Long.toString(NOW_SECONDS + SKEW_SECONDS - 1)).verified();
        valid().claim("iat", Long.toString(NOW_SECONDS + SKEW_SECONDS)).verified();
        assertThat(valid().claim("iat", Long.toString(NOW_SECONDS + SKEW_SECONDS + 1))
                        .rejection())
                .isEqualTo(Rejection.ISSUED_IN_FUTURE);
    }

    @Test
    void refusesTokenOlderThanItsAge() throws Exception {
        TokenVerifier young = TestTokens.verifier(TestTokens.rules(SKEW, Duration.ofSeconds(100)));
        long oldest = NOW_SECONDS - 100;

        young.verify(
                new TokenText(valid().claim("iat", Long.toString(oldest + 1)).text()));
        young.verify(new TokenText(valid().claim("iat", Long.toString(oldest)).text()));
        assertThat(valid().claim("iat", Long.toString(oldest - 1)).rejection(young))
                .isEqualTo(Rejection.TOO_OLD);
        assertThat(valid().without("iat").rejection(young)).isEqualTo(Rejection.CLAIM_MISSING);
    }

    @Test
    void missesTheTimeOfIssueWhereOnlyTheAgeAsksForIt() {
        TokenVerifier lenient = TestTokens.verifier(new TokenRules(
                TestTokens.ISSUER,
                Optional.empty(),
                List.of(SignatureAlgorithm.RS256),
                TokenTypes.LENIENT,
                SKEW,
                Optional.of(Duration.ofSeconds(100)),
                Optional.empty()));

        assertThat(valid().without("iat").rejection(lenient)).isEqualTo(Rejection.CLAIM_MISSING);
    }

    @Test
    void readsFractionsOfSecondsAsTheyStand() {
        TokenVerifier exact = TestTokens.verifier(TestTokens.rules(Duration.ZERO, null));

        assertThat(valid().claim("nbf", NOW_SECONDS + ".5").rejection(exact)).isEqualTo(Rejection.NOT_YET_VALID);
        assertThat(valid().claim("nbf", NOW_SECONDS + ".000000001").rejection(exact))
                .isEqualTo(Rejection.NOT_YET_VALID);
        assertThat(valid().claim("iat", NOW_SECONDS + ".5").rejection(exact)).isEqualTo(Rejection.ISSUED_IN_FUTURE);
        assertThat(valid().claim("exp", NOW_SECONDS - 1 + ".999").rejection(exact))
                .isEqualTo(Rejection.EXPIRED);
        assertThat(valid().claim("exp", NOW_SECONDS + ".0").rejection(exact)).isEqualTo(Rejection.EXPIRED);
        valid().claim("exp", NOW_SECONDS + 60 + ".5")
                .claim("nbf", NOW_SECONDS - 1 + ".5")
                .verified();
        valid().claim("exp", "1.9e9").claim("iat", "0.1").verified();
        valid().claim("iat", "0.0").claim("nbf", "0e1").verified();
        valid().claim("iat", "1e-400").verified();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null",
                "true",
                "\"4102444800\"",
                "\"\"",
                "[]",
                "[4102444800]",
                "{}",
                "-1",
                "-0.5",
                "-1e-400",
                "253402300800",
                "4102444800000",
                "9223372036854775807",
                "9223372036854775808",
                "1e308",
                "1e999",
                "-1e308"
            })
    void refusesTimesThatAreNone(String json) {
        for (String name : new String[] {"exp", "nbf", "iat"}) {
            assertThat(valid().claim(name, json).rejection()).as(name).isEqualTo(Rejection.CLAIM_MALFORMED);
        }
    }

    @Test
    void takesTimesFrom1970ToTheYear9999() {
        valid().claim("exp", Long.toString(ClaimRules.MAX_SECONDS - 1)).verified();
        valid().claim("exp", Long.toString(ClaimRules.MAX_SECONDS)).verified();
        valid().claim("exp", "253402300799.0").verified();
        valid().claim("iat", "0").claim("nbf", "-0").verified();
    }

    @Test
    void missesTheExpiryWhateverTheKindOfToken() {
        TokenTypes undemanding = new TokenTypes(Set.of(), true, List.of());

        assertThat(valid().without("exp").rejection(TestTokens.verifier(TestTokens.rules(undemanding))))
                .isEqualTo(Rejection.CLAIM_MISSING);
    }

    @Test
    void missesExpiryAndTimeOfIssue() {
        assertThat(valid().without("exp").rejection()).isEqualTo(Rejection.CLAIM_MISSING);
        assertThat(valid().without("iat").rejection()).isEqualTo(Rejection.CLAIM_MISSING);
        valid().without("nbf").verified();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.org/",
                "https://login.example.or",
                "https://login.example.orgx",
                "HTTPS://login.example.org",
                "https://LOGIN.example.org",
                "http://login.example.org",
                "https://x@login.example.org",
                "https://login.example.org.evil.example",
                " https://login.example.org",
                "https://login.example.org\\u0000",
                ""
            })
    void refusesOtherIssuers(String issuer) {
        assertThat(valid().claim("iss", "\"" + issuer + "\"").rejection()).isEqualTo(Rejection.WRONG_ISSUER);
    }

    @Test
    void readsEscapesBeforeItComparesTheIssuer() {
        valid().claim("iss", "\"https:\\/\\/login.ex\\u0061mple.org\"").verified();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "{}", "[]", "[\"https://login.example.org\"]"})
    void refusesAnIssuerThatIsNoText(String json) {
        assertThat(valid().claim("iss", json).rejection()).isEqualTo(Rejection.CLAIM_MALFORMED);
    }

    @Test
    void missesTheIssuer() {
        assertThat(valid().without("iss").rejection()).isEqualTo(Rejection.CLAIM_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"order\"",
                "\"orders2\"",
                "\"Orders\"",
                "\"orders stock\"",
                "\"stock,orders\"",
                "\"\"",
                "[]",
                "[\"stock\"]",
                "\"shop\"",
                "\"orders \"",
                "\"*\""
            })
    void refusesOtherAudiences(String json) {
        assertThat(valid().claim("client_id", "\"shop\"").claim("aud", json).rejection())
                .isEqualTo(Rejection.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "true",
                "{}",
                "[[\"orders\"]]",
                "[\"orders\",1]",
                "[\"orders\",null]",
                "{\"orders\":1}"
            })
    void refusesAnAudienceThatIsNeitherTextNorTexts(String json) {
        assertThat(valid().claim("aud", json).rejection()).isEqualTo(Rejection.CLAIM_MALFORMED);
        assertThat(valid().claim("aud", json).rejection(forAnybody())).isEqualTo(Rejection.CLAIM_MALFORMED);
    }

    @Test
    void takesATokenThatNamesUsAmongOthers() {
        valid().claim("aud", "[\"stock\",\"orders\"]").verified();
        valid().claim("aud", "[\"orders\"]").verified();
    }

    @Test
    void takesEitherOfTwoAudiences() throws Exception {
        TokenVerifier two = TestTokens.verifier(new TokenRules(
                TestTokens.ISSUER,
                Optional.of(Set.of("orders", "stock")),
                List.of(SignatureAlgorithm.RS256),
                TokenTypes.MP_JWT,
                SKEW,
                Optional.empty(),
                Optional.empty()));

        assertThat(two.verify(new TokenText(valid().claim("aud", "\"stock\"").text())))
                .isNotNull();
        assertThat(two.verify(new TokenText(valid().text()))).isNotNull();
    }

    @Test
    void missesTheAudienceUnlessTokensForAnybodyAreAccepted() throws Exception {
        assertThat(valid().without("aud").rejection()).isEqualTo(Rejection.CLAIM_MISSING);
        assertThat(forAnybody().verify(new TokenText(valid().without("aud").text())))
                .isNotNull();
        assertThat(forAnybody()
                        .verify(new TokenText(valid().claim("aud", "\"x\"").text())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"jkt\":\"abc\"}", "{\"x5t#S256\":\"abc\"}", "{}", "null", "\"\"", "1"})
    void refusesATokenThatIsBoundToAKey(String json) {
        assertThat(valid().claim("cnf", json).rejection()).isEqualTo(Rejection.SENDER_CONSTRAINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "[]", "{}"})
    void refusesRegisteredTextsThatAreNone(String json) {
        for (String name : new String[] {"sub", "jti", "client_id"}) {
            assertThat(valid().claim(name, json).rejection()).as(name).isEqualTo(Rejection.CLAIM_MALFORMED);
        }
    }

    @Test
    void boundsTheSkewThatRulesMayAllow() {
        assertThat(TestTokens.rules(Duration.ZERO, null).clockSkew()).isZero();
        assertThat(TestTokens.rules(Duration.ofMinutes(5), null).clockSkew()).isEqualTo(TokenRules.MAX_CLOCK_SKEW);
        assertThatThrownBy(() -> TestTokens.rules(Duration.ofMinutes(5).plusNanos(1), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestTokens.rules(Duration.ofNanos(-1), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesRulesThatWouldRuleNothing() {
        assertThatThrownBy(() -> rules("", Optional.of(Set.of("a")), List.of(SignatureAlgorithm.RS256)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rules("i", Optional.of(Set.of()), List.of(SignatureAlgorithm.RS256)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rules("i", Optional.empty(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(rules("i", Optional.empty(), List.of(SignatureAlgorithm.RS256)))
                .isNotNull();
    }

    private static TokenRules rules(
            String issuer, Optional<Set<String>> audiences, List<SignatureAlgorithm> algorithms) {
        return new TokenRules(
                issuer, audiences, algorithms, TokenTypes.MP_JWT, SKEW, Optional.empty(), Optional.empty());
    }

    private static TokenVerifier forAnybody() {
        return TestTokens.verifier(rules(TestTokens.ISSUER, Optional.empty(), List.of(SignatureAlgorithm.RS256)));
    }
}
