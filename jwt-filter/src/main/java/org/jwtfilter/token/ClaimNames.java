// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Names that nearly every token has. To take the one that is there already saves making it, and its hash, a dozen times a
 * token.
 */
final class ClaimNames {
    private static final List<String> COMMON = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "client_id",
            "scope",
            "scp",
            "auth_time",
            "acr",
            "amr",
            "azp",
            "upn",
            "preferred_username",
            "groups",
            "roles",
            "name",
            "email",
            "sid",
            "realm_access",
            "resource_access",
            "status",
            "nonce",
            "permissions",
            "username",
            "token_use",
            "tid",
            "oid",
            "ver",
            "alg",
            "kid",
            "typ");

    private static final int SLOTS = 256;
    private static final String[] NAMES = new String[SLOTS];
    private static final byte[][] BYTES = new byte[SLOTS][];

    static {
        for (String name : COMMON) {
            byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
            int slot = slot(bytes, 0, bytes.length);
            if (NAMES[slot] == null) { // Where two share a slot the first wins, and the other is merely slower.
                NAMES[slot] = name;
                BYTES[slot] = bytes;
            }
        }
    }

    private ClaimNames() {}

    /** The ASCII string in these bytes. */
    static String of(byte[] text, int from, int to) {
        if (from < to) {
            int slot = slot(text, from, to);
            byte[] common = BYTES[slot];
            if (common != null && Arrays.equals(common, 0, common.length, text, from, to)) {
                return NAMES[slot];
            }
        }
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int slot(byte[] text, int from, int to) {
        int length = to - from;
        return (text[from] * 31 + text[to - 1] * 7 + text[from + length / 2] * 3 + length) & (SLOTS - 1);
    }
}
