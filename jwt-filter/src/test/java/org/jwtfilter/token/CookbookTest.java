// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.key.DecryptionKeys;
import org.jwtfilter.key.KeyFormatException;

/**
 * The examples of RFC 7520, RFC 7797 and RFC 8037 as their authors published them. Those that the RFCs make to show what we do
 * not do are refused, each for its reason.
 */
final class CookbookTest {
    private static final String FOLDER = "jose-cookbook/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jws/4_1.rsa_v15_signature.json",
                "jws/4_2.rsa-pss_signature.json",
                "jws/4_3.ecdsa_signature.json",
                "jws/4_4.hmac-sha2_integrity_protection.json",
                "curve25519/jws.json"
            })
    void takesTheSignatures(String file) {
        Map<String, Object> example = example(file);
        String text = compact(example);

        assertThat(Vectors.signed(text, signingKey(example))).isTrue();
        assertThat(Vectors.signed(text.substring(0, text.length() - 4) + "AAAA", signingKey(example)))
                .isFalse();
    }

    @Test
    void refusesASignatureWhoseContentIsElsewhere() {
        Map<String, Object> detached = example("jws/4_5.signature_with_detached_content.json");

        assertThat(Vectors.signed(compact(detached), signingKey(detached))).isFalse();
        assertThat(TestTokens.rejection(compact(detached))).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void refusesContentThatIsNotEncoded() {
        Map<String, Object> plain = example("rfc7797/hmac-sha2_b64_false.json");

        assertThat(Vectors.signed(compact(plain), signingKey(plain))).isFalse();
    }

    /** Of these the RFCs give no other form. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jws/4_6.protecting_specific_header_fields.json",
                "jws/4_7.protecting_content_only.json",
                "jws/4_8.multiple_signatures.json",
                "rfc7797/4.2.hmac-sha2_b64_false.json",
                "jwe/5_10.including_additional_authentication_data.json",
                "jwe/5_11.protecting_specific_header_fields.json",
                "jwe/5_12.protecting_content_only.json",
                "jwe/5_13.encrypting_to_multiple_recipients.json"
            })
    void refusesTheJsonForms(String file) {
        Map<String, Object> output = Vectors.object(example(file), "output");

        assertThat(output).doesNotContainKey("compact");
        for (Object form : output.values()) {
            // Some have as many dots in them as an encrypted token has.
            assertThat(TestTokens.rejection(JsonUtil.toJson(map(form))))
                    .isIn(Rejection.MALFORMED, Rejection.ENCRYPTION_NOT_EXPECTED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwe/5_2.key_encryption_using_rsa-oaep_with_aes-gcm.json",
                "jwe/5_4.key_agreement_with_key_wrapping_using_ecdh-es_and_aes-keywrap_with_aes-gcm.json",
                "jwe/5_5.key_agreement_using_ecdh-es_with_aes-cbc-hmac-sha2.json"
            })
    void opensWhatIsEncrypted(String file) {
        Map<String, Object> example = example(file);
        Map<String, Object> input = Vectors.object(example, "input");

        assertThat(Vectors.opened(compact(example), Vectors.object(input, "key")))
                .contains(String.valueOf(input.get("plaintext")));
    }

    /** RSA1_5, a password, shared keys, compression: refused before any key is asked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwe/5_1.key_encryption_using_rsa_v15_and_aes-hmac-sha2.json",
                "jwe/5_3.key_wrap_using_pbes2-aes-keywrap_with-aes-cbc-hmac-sha2.json",
                "jwe/5_6.direct_encryption_using_aes-gcm.json",
                "jwe/5_7.key_wrap_using_aes-gcm_keywrap_with_aes-cbc-hmac-sha2.json",
                "jwe/5_8.key_wrap_using_aes-keywrap_with_aes-gcm.json",
                "jwe/5_9.compressed_content.json"
            })
    void doesNotTryToOpenTheRest(String file) {
        assertThat(Vectors.refusedUnopened(compact(example(file)))).isTrue();
    }

    /** X25519 and X448 are keys that we do not open with, so no token is ever opened with one, good or bad. */
    @Test
    void hasNoMontgomeryKeys() {
        Map<String, Object> example = example("curve25519/ecdh-es.json");
        assertThat(opens(Vectors.object(Vectors.object(example, "input"), "key")))
                .isFalse();

        for (String file : List.of("x25519_jwk", "x448_jwk")) {
            Map<String, Object> vectors = Vectors.json(Vectors.file("wycheproof/" + file + "_test.json"));
            for (Map<String, Object> group : Vectors.objects(vectors, "testGroups")) {
                for (Map<String, Object> row : Vectors.objects(group, "tests")) {
                    assertThat(opens(Vectors.object(row, "private"))).isFalse();
                    Map<String, Object> publicKey = Vectors.object(row, "public");
                    // Some rows hand over an honest key on another curve, which no such private key goes with.
                    if (!"EC".equals(publicKey.get("kty"))) {
                        assertThat(Vectors.readable(JsonUtil.toJson(publicKey))).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void opensAnEnvelopeAndVerifiesWhatIsInside() {
        Map<String, Object> example = example("6.nesting_signatures_and_encryption.json");
        Map<String, Object> encrypted = Vectors.object(example, "encrypt");
        Map<String, Object> signed = Vectors.object(example, "sign");

        Optional<String> inner =
                Vectors.opened(compact(encrypted), Vectors.object(Vectors.object(encrypted, "input"), "key"));

        assertThat(inner).contains(compact(signed));
        assertThat(Vectors.signed(inner.orElseThrow(), withoutId(signingKey(signed))))
                .isTrue();
    }

    @Test
    void readsOfTheKeysThoseThatVerify() {
        assertThat(ids("3_1.ec_public_key")).containsExactly("bilbo.baggins@hobbiton.example");
        assertThat(ids("3_2.ec_private_key")).isEmpty();
        assertThat(ids("3_3.rsa_public_key")).containsExactly("bilbo.baggins@hobbiton.example");
        assertThat(ids("3_4.rsa_private_key")).isEmpty();
        assertThat(ids("3_5.symmetric_key_mac_computation")).containsExactly("018c0ae5-4d9b-471b-bfd6-eef314bc7037");
        assertThat(ids("3_6.symmetric_key_encryption")).isEmpty();
    }

    private static List<String> ids(String file) {
        return Vectors.ids(Vectors.text(Vectors.file(FOLDER + "jwk/" + file + ".json")));
    }

    private static Map<String, Object> example(String file) {
        return Vectors.json(Vectors.file(FOLDER + file));
    }

    private static String compact(Map<String, Object> example) {
        return String.valueOf(Vectors.object(example, "output").get("compact"));
    }

    /** The public half, with the algorithm that the example is about. */
    private static Map<String, Object> signingKey(Map<String, Object> example) {
        Map<String, Object> input = Vectors.object(example, "input");
        Map<String, Object> key = Vectors.publicHalf(Vectors.object(input, "key"));
        key.put("alg", input.get("alg"));
        return key;
    }

    /** The token names no key, and a key that has a name is only taken where it is the only one; it is. */
    private static Map<String, Object> withoutId(Map<String, Object> key) {
        key.remove("kid");
        return key;
    }

    private static boolean opens(Map<String, Object> privateKey) {
        try {
            DecryptionKeys.read(JsonUtil.toJson(privateKey));
            return true;
        } catch (KeyFormatException e) {
            return false;
        }
    }

    @SuppressWarnings("unchecked") // A JSON object: its names are strings.
    private static Map<String, Object> map(Object form) {
        return (Map<String, Object>) form;
    }
}
