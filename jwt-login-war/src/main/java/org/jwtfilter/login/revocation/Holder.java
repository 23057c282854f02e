// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Who holds a token that was issued in no login: 43 characters of base64url, as a login's handle has. */
public final class Holder {
    private Holder() {}

    /** A user, of whichever realm. */
    public static String user(String name) {
        return digest("user " + name);
    }

    static String client(String id) {
        return digest("client " + id);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
