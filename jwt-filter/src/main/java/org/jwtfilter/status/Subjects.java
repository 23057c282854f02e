// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** How a cutoff names a subject: a list is public, and need not tell who had to be locked out. */
final class Subjects {
    private static final int BYTES = 16;

    private Subjects() {}

    /** The first 128 bits of the SHA-256 of {@code sub} in UTF-8, in base64url. */
    static String named(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
