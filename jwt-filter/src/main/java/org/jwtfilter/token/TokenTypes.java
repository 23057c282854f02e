// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of token are accepted, told by {@code typ}, so that an ID token, a log-out token or a status list cannot pass
 * as an access token.
 *
 * @param accepted {@code typ} values in lower case without {@code application/}, for example {@code at+jwt}; empty for any
 * @param absent whether a token without {@code typ} is accepted
 * @param required claims that every token of this kind has
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725#section-3.11">RFC 8725 section 3.11</a>
 */
public record TokenTypes(Set<String> accepted, boolean absent, List<String> required) {
    /** What MicroProfile JWT 2.1 asks for: {@code JWT}, the newer {@code at+jwt}, or none; {@code iat} and {@code exp}. */
    public static final TokenTypes MP_JWT = new TokenTypes(Set.of("jwt", "at+jwt"), true, List.of("iat", "exp"));

    /** Access tokens as RFC 9068 sections 2.1 and 2.2 define them, and nothing else. */
    public static final TokenTypes RFC_9068 =
            new TokenTypes(Set.of("at+jwt"), false, List.of("iss", "exp", "aud", "sub", "client_id", "iat", "jti"));

    /** Any {@code typ} or none. For issuers that write their own; what else they sign then passes too. */
    public static final TokenTypes LENIENT = new TokenTypes(Set.of(), true, List.of("exp"));

    private static final String PREFIX = "application/";

    public TokenTypes {
        accepted = Set.copyOf(accepted);
        required = List.copyOf(required);
    }

    /** Whether a header with this {@code typ}, null if it has none, is accepted. Case does not count (RFC 7515 section 4.1.9). */
    boolean accepts(@Nullable String typ) {
        if (typ == null) {
            return absent;
        }
        if (accepted.isEmpty()) {
            return true;
        }
        String lower = typ.toLowerCase(Locale.ROOT);
        return accepted.contains(lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower);
    }
}
