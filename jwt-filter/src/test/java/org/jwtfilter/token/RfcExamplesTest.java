// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 7515 appendix A and RFC 7517 appendices A and B, as the latchset project has written them down. */
final class RfcExamplesTest {
    private static final String FOLDER = "latchset-jose-vectors/";

    @ParameterizedTest
    @CsvSource({"A.1,HS256", "A.2,RS256", "A.3,ES256"})
    void takesTheSignedExamples(String example, String alg) {
        String text = Vectors.text(Vectors.file(FOLDER + "rfc7515_" + example + ".jwsc"));

        assertThat(Vectors.signed(text, key(example + ".jwk", alg))).isTrue();
        assertThat(Vectors.signed(text.substring(0, text.length() - 4) + "AAAA", key(example + ".jwk", alg)))
                .isFalse();
    }

    @Test
    void refusesTheExampleWhosePayloadIsNoObjectOnlyOnceItsClaimsAreRead() throws Exception {
        // A.4 signs the text "Payload": a good signature over what cannot be claims.
        String text = Vectors.text(Vectors.file(FOLDER + "rfc7515_A.4.jwsc"));
        CompactToken token = CompactToken.parse(text, CompactToken.bytes(text));

        assertThat(Vectors.signed(text, key("A.4.jwk", "ES512"))).isTrue();
        assertThat(TestTokens.rejection(text)).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        assertThat(new String(token.decoded(1), US_ASCII)).isEqualTo("Payload");
    }

    @Test
    void refusesTheExampleThatIsNotSigned() {
        String text = Vectors.text(Vectors.file(FOLDER + "rfc7515_A.5.jwsc"));

        assertThat(TestTokens.rejection(text)).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        assertThat(TestTokens.rejection(text + "AA")).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A.6.jwsg", "A.7.jwsf"})
    void refusesTheJsonForm(String file) {
        assertThat(TestTokens.rejection(Vectors.text(Vectors.file(FOLDER + "rfc7515_" + file))))
                .isEqualTo(Rejection.MALFORMED);
    }

    @Test
    void takesTheSignaturesInsideTheJsonFormOnceTheyAreSpelledCompactly() {
        Map<String, Object> general = Vectors.json(Vectors.file(FOLDER + "rfc7515_A.6.jwsg"));
        List<Map<String, Object>> signatures = Vectors.objects(general, "signatures");

        assertThat(signatures).hasSize(2);
        assertThat(Vectors.signed(compact(general, signatures.get(0)), key("A.6.1.jwk", "RS256")))
                .isTrue();
        assertThat(Vectors.signed(compact(general, signatures.get(1)), key("A.6.2.jwk", "ES256")))
                .isTrue();
        assertThat(Vectors.signed(compact(general, signatures.get(0)), key("A.6.2.jwk", "ES256")))
                .isFalse();
    }

    @Test
    void readsOnlyKeysThatAreMeantForVerifying() {
        String publicSet = Vectors.text(Vectors.file(FOLDER + "rfc7517_A.1.jwkset"));
        String privateSet = Vectors.text(Vectors.file(FOLDER + "rfc7517_A.2.jwkset"));
        String secrets = Vectors.text(Vectors.file(FOLDER + "rfc7517_A.3.jwkset"));
        String withCertificate = Vectors.text(Vectors.file(FOLDER + "rfc7517_B.jwk"));

        assertThat(Vectors.ids(publicSet)).containsExactly("2011-04-29");
        assertThat(Vectors.ids(privateSet)).as("private keys are passed over").isEmpty();
        assertThat(Vectors.ids(secrets)).containsExactly("HMACkeyusedinJWSspecAppendixA.1example");
        assertThat(Vectors.ids(withCertificate)).containsExactly("1b94c");
    }

    private static String compact(Map<String, Object> general, Map<String, Object> signature) {
        return signature.get("protected") + "." + general.get("payload") + "." + signature.get("signature");
    }

    private static Map<String, Object> key(String file, String alg) {
        Map<String, Object> key = Vectors.publicHalf(Vectors.json(Vectors.file(FOLDER + "rfc7515_" + file)));
        key.put("alg", alg);
        return key;
    }
}
