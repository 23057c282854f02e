// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The vectors of the Wycheproof project. {@code SOURCES.md}, beside them, says which. Rows whose expected result we deliberately do not give are listed with the reason;
 * one that is listed without need fails the test as well.
 */
final class WycheproofTest {
    private static final String EMPTY = "an empty payload holds no claims, so the form is refused before the signature";
    private static final String OTHER_ALGORITHM =
            "the JWK says PS256 and the token is signed with PS384: one key, one algorithm";
    private static final String NO_ALGORITHM = "the JWK names ES521, which is no algorithm; P-521 goes with ES512";
    private static final String SAME = "the row is wrong: to the letter the same token as row 357, which is valid";
    private static final String SPOILED =
            "the row is wrong: a question mark is in the signed text, and the code is still the old one";
    private static final String MIXED =
            "secrets beside public keys are read if the deployer switches on algorithms of both kinds, and"
                    + " each key verifies its own algorithm alone; where he does not, the secret is passed over";
    private static final String TWICE =
            "of two keys with one id the first counts and the second is passed over, so that an odd key"
                    + " does not spoil a set; which of them signed is not tried out";
    private static final String WEAK =
            "how well the owner of a key has made it is not looked into, apart from its length";

    private static final Map<Integer, String> SIGNATURES = Map.ofEntries(
            entry(259, EMPTY),
            entry(264, EMPTY),
            entry(268, EMPTY),
            entry(272, EMPTY),
            entry(320, EMPTY),
            entry(325, EMPTY),
            entry(346, OTHER_ALGORITHM),
            entry(350, OTHER_ALGORITHM),
            entry(347, NO_ALGORITHM),
            entry(351, NO_ALGORITHM),
            entry(367, SAME),
            entry(370, SAME),
            entry(372, SPOILED),
            entry(373, SPOILED));

    private static final Map<Integer, String> KEYS = Map.of(1, MIXED, 4, TWICE, 7, WEAK);
    private static final Map<Integer, String> CRYPTO = Map.of(46, WEAK, 47, MIXED);
    /** Rows that are valid but ask for an encryption that we refuse need no entry: that they are refused is checked. */
    private static final Map<Integer, String> ENCRYPTION = Map.of();

    @Test
    void agreesAboutSignatures() {
        assertThat(surprises("json_web_signature")).containsOnlyKeys(SIGNATURES.keySet());
    }

    @Test
    void agreesAboutKeySets() {
        assertThat(surprises("json_web_key")).containsOnlyKeys(KEYS.keySet());
    }

    @Test
    void agreesAboutSignaturesAndEncryptionTogether() {
        assertThat(surprises("json_web_crypto")).containsOnlyKeys(CRYPTO.keySet());
    }

    @Test
    void agreesAboutEncryption() {
        assertThat(surprises("json_web_encryption")).containsOnlyKeys(ENCRYPTION.keySet());
    }

    /** The rows whose result is not the expected one, each with what we said. */
    private static Map<Integer, String> surprises(String name) {
        Map<String, Object> file = Vectors.json(Vectors.file("wycheproof/" + name + "_test.json"));
        Map<Integer, String> surprises = new TreeMap<>();
        int rows = 0;
        for (Map<String, Object> group : Vectors.objects(file, "testGroups")) {
            for (Map<String, Object> row : Vectors.objects(group, "tests")) {
                rows++;
                boolean expected = "valid".equals(row.get("result"));
                boolean accepted = row.containsKey("jws") ? signed(group, row) : opened(group, row, expected);
                if (accepted != expected) {
                    surprises.put(
                            ((Number) row.getOrDefault("tcId", -1)).intValue(), accepted ? "accepted" : "refused");
                }
            }
        }
        assertThat(rows).isEqualTo(((Number) file.getOrDefault("numberOfTests", -1)).intValue());
        return surprises;
    }

    private static boolean signed(Map<String, Object> group, Map<String, Object> row) {
        String keys = group.containsKey("public") ? "public" : "private";
        return Vectors.signed(String.valueOf(row.get("jws")), Vectors.object(group, keys));
    }

    private static boolean opened(Map<String, Object> group, Map<String, Object> row, boolean expected) {
        String jwe = String.valueOf(row.get("jwe"));
        if (expected && Vectors.refusedUnopened(jwe)) {
            return true; // As it should be: encryption that we do not do.
        }
        Optional<String> opened = Vectors.opened(jwe, Vectors.object(group, "private"));
        if (opened.isPresent() && row.get("pt") instanceof String hex) {
            assertThat(opened.get()).isEqualTo(new String(HexFormat.of().parseHex(hex), UTF_8));
        }
        return opened.isPresent();
    }
}
