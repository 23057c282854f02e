// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static java.util.Objects.requireNonNull;

/**
 * Words the {@code WWW-Authenticate} field of an answer.
 *
 * @param realm what the token is wanted for, for example {@code orders}: printable ASCII without {@code "} and {@code \},
 *     1 to 100 characters
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750 section 3</a>
 */
public record Challenge(String realm) {
    private static final int MAX_REALM = 100;

    public Challenge {
        if (!isRealm(realm)) {
            throw new IllegalArgumentException("not a realm");
        }
    }

    /** Whether {@code text} can stand between the quotation marks of {@code realm="…"} as it is. */
    public static boolean isRealm(String text) {
        requireNonNull(text, "text");
        return !text.isEmpty()
                && text.length() <= MAX_REALM
                && text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\');
    }

    /** For a request that sent no credentials, for example {@code Bearer realm="orders"}: it names no error. */
    public String bare() {
        return "Bearer realm=\"" + realm + "\"";
    }

    /** For a request whose credentials were refused: the bare challenge, the code and its sentence. */
    public String with(BearerError error) {
        return bare() + ", error=\"" + error.code() + "\", error_description=\"" + error.description() + "\"";
    }
}
