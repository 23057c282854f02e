// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a list says what was taken back at large: the claim {@code revoked_before}, which is our own. */
final class CutOffs {
    private static final int DIGEST_BYTES = 16;

    private CutOffs() {}

    /** The first 128 bits of the SHA-256 of {@code sub}, in base64url: the lists are public and need not tell names. */
    static String digest(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The member with its name and a comma behind it; empty text if there is nothing to say. In one order, so that nodes say it alike. */
    static String member(Map<String, Instant> moments) {
        if (moments.isEmpty()) {
            return "";
        }
        Map<String, Instant> subjects = new TreeMap<>(moments);
        Instant all = subjects.remove(IssuedTokens.EVERYBODY);
        String named = subjects.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue().getEpochSecond())
                .collect(Collectors.joining(",", "\"subjects\":{", "}"));
        return "\"revoked_before\":{" + (all == null ? "" : "\"all\":" + all.getEpochSecond() + ",") + named + "},";
    }
}
