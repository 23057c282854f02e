// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jwtfilter.token.TestTokens.part;
import static org.jwtfilter.token.TestTokens.rejection;

import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.key.FakeIssuer;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.wire.TokenText;

/** What a header may ask for, which is little. */
final class TokenHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"none\"",
                "\"None\"",
                "\"NONE\"",
                "\"nOnE\"",
                "\"none \"",
                "\"\"",
                "null",
                "1",
                "true",
                "[\"RS256\"]",
                "{}",
                "\"rs256\"",
                "\"Rs256\"",
                "\" RS256\"",
                "\"RS256 \"",
                "\"RS256\\u0000\"",
                "\"RS384\"",
                "\"RS512\"",
                "\"PS256\"",
                "\"PS384\"",
                "\"PS512\"",
                "\"ES256\"",
                "\"EdDSA\"",
                "\"HS256\"",
                "\"HS384\"",
                "\"HS512\"",
                "\"RSA-OAEP\"",
                "\"dir\"",
                "\"PBES2-HS256+A128KW\""
            })
    void refusesEveryOtherAlgorithm(String algorithm) {
        TestTokens token = TestTokens.valid().header("alg", algorithm);

        assertThat(token.rejection()).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        assertThat(token.withoutHeader("kid").rejection()).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        assertThat(rejection(token.signingInput() + ".AA")).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void refusesATokenThatNamesNoAlgorithm() {
        assertThat(TestTokens.valid().withoutHeader("alg").rejection()).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"RS384,SHA384withRSA", "RS512,SHA512withRSA"})
    void refusesTheSameKeyWithAnotherDigest(String name, String jcaName) {
        TestTokens honest = TestTokens.valid().header("alg", "\"" + name + "\"").signedWith(jcaName);
        TestTokens lying = TestTokens.valid().signedWith(jcaName);

        assertThat(honest.rejection()).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        assertThat(lying.rejection()).isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    @Test
    void refusesThePublicKeyAsAnHmacSecret() throws Exception {
        byte[] der = TestKeys.ISSUER.getPublic().getEncoded();
        String pem = TestKeys.pem(TestKeys.ISSUER);
        String jwk = TestKeys.jwk(TestKeys.KID, TestKeys.ISSUER);
        List<byte[]> secrets = List.of(
                der,
                // PKCS#1: without the 24 bytes that name the algorithm of a 2048-bit key.
                Arrays.copyOfRange(der, 24, der.length),
                pem.getBytes(US_ASCII),
                pem.strip().getBytes(US_ASCII),
                pem.replace("\n", "\r\n").getBytes(US_ASCII),
                pem.replaceAll("-----[^-]+-----|\\s", "").getBytes(US_ASCII),
                jwk.getBytes(UTF_8),
                TestKeys.jwks(jwk).getBytes(UTF_8),
                ((RSAPublicKey) TestKeys.ISSUER.getPublic()).getModulus().toByteArray(),
                Base64.getEncoder().encode(der));

        for (byte[] secret : secrets) {
            for (String algorithm : List.of("HS256", "RS256")) {
                String input = TestTokens.valid()
                        .header("alg", "\"" + algorithm + "\"")
                        .signingInput();
                assertThat(rejection(input + "." + part(hmac(secret, input))))
                        .isIn(Rejection.ALGORITHM_NOT_ALLOWED, Rejection.SIGNATURE_INVALID);
            }
        }
    }

    @Test
    void readsNoKeyOutOfTheToken() throws Exception {
        String jwk = TestKeys.jwk(TestKeys.KID, TestKeys.STRANGER);
        String certificate = TestKeys.resource("certificate.pem").replaceAll("-----[^-]+-----|\\s", "");
        try (FakeIssuer attacker = new FakeIssuer(FakeIssuer.ok(TestKeys.jwks(jwk)))) {
            String url = "\"" + attacker.uri() + "\"";
            TestTokens token = TestTokens.valid()
                    .signedBy(TestKeys.STRANGER)
                    .header("jwk", jwk)
                    .header("x5c", "[\"" + certificate + "\"]")
                    .header("jku", url)
                    .header("x5u", url)
                    .header("x5t", "\"abc\"");

            assertThat(token.rejection()).isEqualTo(Rejection.SIGNATURE_INVALID);
            assertThat(token.withoutHeader("kid").rejection()).isEqualTo(Rejection.SIGNATURE_INVALID);
            assertThat(token.header("kid", url).rejection()).isEqualTo(Rejection.KEY_UNKNOWN);
            assertThat(attacker.hits()).isZero();
        }
    }

    @Test
    void letsAGoodTokenCarryAKeyThatNobodyReads() throws Exception {
        try (FakeIssuer elsewhere = new FakeIssuer(FakeIssuer.ok("{}"))) {
            TestTokens.valid().header("jku", "\"" + elsewhere.uri() + "\"").verified();
            assertThat(elsewhere.hits()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ISSUER-1",
                "issuer-1 ",
                "../../../../etc/passwd",
                "/dev/null",
                "file:///dev/null",
                "x' UNION SELECT 'key",
                "*)(uid=*))(|(uid=*",
                "${jndi:ldap://127.0.0.1/a}",
                "http://127.0.0.1/jwks.json",
                "issuer-1\\r\\nX: 1",
                "issuer-1\\u0000",
                "\\u001b[31m"
            })
    void takesNoKidButThatOfAKey(String kid) {
        assertThat(TestTokens.valid().header("kid", "\"" + kid + "\"").rejection())
                .isEqualTo(Rejection.KEY_UNKNOWN);
    }

    @Test
    void refusesAKidOfFourKilobytes() {
        assertThat(TestTokens.valid()
                        .header("kid", "\"" + "k".repeat(4096) + "\"")
                        .rejection())
                .isEqualTo(Rejection.KEY_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "true", "[]", "[\"issuer-1\"]", "{}"})
    void refusesAKidThatIsNoText(String kid) {
        assertThat(TestTokens.valid().header("kid", kid).rejection()).isEqualTo(Rejection.HEADER_MALFORMED);
    }

    @Test
    void takesTheOnlyKeyWhereTheTokenNamesNone() {
        TestTokens.valid().withoutHeader("kid").verified();
    }

    @Test
    void refusesToTryOneKeyAfterTheOther() {
        TokenVerifier two = new TokenVerifier(
                TestTokens.rules(),
                TestKeys.fixed(TestKeys.jwks(TestKeys.jwk("a", TestKeys.ISSUER), TestKeys.jwk("b", TestKeys.STRANGER))),
                TestTokens.CLOCK);

        assertThat(TestTokens.valid().withoutHeader("kid").rejection(two)).isEqualTo(Rejection.KEY_UNKNOWN);
        assertThat(TestTokens.valid().header("kid", "\"b\"").rejection(two)).isEqualTo(Rejection.SIGNATURE_INVALID);
    }

    @Test
    void refusesAKeyThatIsForAnotherAlgorithm() throws Exception {
        TokenVerifier rs512 = new TokenVerifier(
                TestTokens.rules(),
                new FixedKeys(TestKeys.parse(
                        TestKeys.jwkWith("\"alg\":\"RS512\"", TestKeys.ISSUER), SignatureAlgorithm.RS512)),
                TestTokens.CLOCK);

        assertThat(TestTokens.valid().rejection(rs512)).isEqualTo(Rejection.KEY_UNKNOWN);
        assertThat(TestTokens.valid().withoutHeader("kid").rejection(rs512)).isEqualTo(Rejection.KEY_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"exp\"]",
                "[\"b64\"]",
                "[\"alg\"]",
                "[]",
                "null",
                "\"b64\"",
                "{}",
                "[\"\"]",
                "[\"x\",\"x\"]",
                "1",
                "[1]"
            })
    void refusesEveryCriticalHeader(String crit) {
        assertThat(TestTokens.valid().header("crit", crit).rejection()).isEqualTo(Rejection.CRITICAL_HEADER_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "null", "0", "\"false\""})
    void refusesAPayloadThatIsNotEncodedWhetherOrNotItSaysThatThisIsCritical(String b64) {
        assertThat(TestTokens.valid()
                        .header("b64", b64)
                        .header("crit", "[\"b64\"]")
                        .rejection())
                .isEqualTo(Rejection.CRITICAL_HEADER_UNKNOWN);
        assertThat(TestTokens.valid().header("b64", b64).rejection()).isEqualTo(Rejection.CRITICAL_HEADER_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JWT",
                "jwt",
                "Jwt",
                "application/jwt",
                "APPLICATION/JWT",
                "at+jwt",
                "AT+JWT",
                "application/at+jwt"
            })
    void takesTheTypesOfAccessTokens(String typ) {
        TestTokens.valid().header("typ", "\"" + typ + "\"").verified();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"logout+jwt\"",
                "\"secevent+jwt\"",
                "\"dpop+jwt\"",
                "\"statuslist+jwt\"",
                "\"id+jwt\"",
                "\"JOSE\"",
                "\"token-introspection+jwt\"",
                "\"oauth-authz-req+jwt\"",
                "\"client-authentication+jwt\"",
                "\"refresh+jwt\"",
                "\"at+jwt2\"",
                "\"at+jw\"",
                "\" JWT\"",
                "\"JWT \"",
                "\"application/\"",
                "\"application/application/jwt\"",
                "\"text/jwt\"",
                "\"\"",
                "null",
                "1",
                "[]",
                "{}",
                "[\"JWT\"]"
            })
    void refusesOtherKindsOfTokens(String typ) {
        assertThat(TestTokens.valid().header("typ", typ).rejection()).isEqualTo(Rejection.WRONG_TYPE);
    }

    @Test
    void takesNoTypeWhereMicroProfileDoes() {
        TestTokens.valid().withoutHeader("typ").verified();
    }

    @Test
    void holdsRfc9068TokensToTheirTypeAndClaims() throws Exception {
        TokenVerifier strict = TestTokens.verifier(TestTokens.rules(TokenTypes.RFC_9068));
        String complete = rfc9068().text();

        assertThat(strict.verify(new TokenText(complete)).claims().issuer()).isEqualTo(TestTokens.ISSUER);
        assertThat(rfc9068().withoutHeader("typ").rejection(strict)).isEqualTo(Rejection.WRONG_TYPE);
        assertThat(rfc9068().header("typ", "\"JWT\"").rejection(strict)).isEqualTo(Rejection.WRONG_TYPE);
        for (String name : Set.of("iss", "exp", "aud", "sub", "client_id", "iat", "jti")) {
            assertThat(rfc9068().without(name).rejection(strict)).as(name).isEqualTo(Rejection.CLAIM_MISSING);
        }
    }

    @Test
    void takesAnyTypeWhereTheDeployerSaysSo() throws Exception {
        TokenVerifier lenient = TestTokens.verifier(TestTokens.rules(TokenTypes.LENIENT));

        for (String typ : List.of("\"logout+jwt\"", "\"x\"", "\"\"")) {
            String text = TestTokens.valid().header("typ", typ).without("iat").text();
            assertThat(lenient.verify(new TokenText(text))).isNotNull();
        }
        assertThat(TestTokens.valid().header("typ", "1").rejection(lenient)).isEqualTo(Rejection.WRONG_TYPE);
        assertThat(TestTokens.valid().without("exp").rejection(lenient)).isEqualTo(Rejection.CLAIM_MISSING);
    }

    private static TestTokens rfc9068() {
        return TestTokens.valid().header("typ", "\"at+jwt\"").claim("client_id", "\"shop\"");
    }

    private static byte[] hmac(byte[] secret, String input) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(input.getBytes(US_ASCII));
    }
}
