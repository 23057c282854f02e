// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.util.List;
import java.util.Optional;

/**
 * Finds the token in the {@code Authorization} field of a request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750 section 2.1</a>
 */
public final class TokenFinder {
    private static final String FIELD = "Authorization";
    private static final String SCHEME = "Bearer";

    /**
     * The token that the request carries. The scheme's case does not matter (RFC 9110 section 11.1).
     *
     * @return empty if there is no such field or it speaks another scheme, such as {@code Basic}
     * @throws MalformedRequestException if there are several fields, or the scheme is not followed by one token
     */
    public Optional<TokenText> find(RequestHead request) throws MalformedRequestException {
        List<String> authorization = request.values(FIELD);
        if (authorization.isEmpty()) {
            return Optional.empty();
        }
        // Which of two fields counts differs between proxies and servers; that difference is an attacker's tool.
        if (authorization.size() > 1) {
            throw new MalformedRequestException("several Authorization fields");
        }
        String field = authorization.get(0);
        if (!hasBearerScheme(field)) {
            return Optional.empty();
        }
        String token = withoutBlanks(field.substring(SCHEME.length()));
        if (token.isEmpty()) {
            throw new MalformedRequestException("a Bearer scheme without a token");
        }
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == ',' || c <= ' ') {
                throw new MalformedRequestException("a Bearer scheme with more than a token");
            }
        }
        return Optional.of(new TokenText(token));
    }

    /** Spaces and tabs only (RFC 9110 section 5.6.3); {@code String.strip} would take control characters off, too. */
    private static String withoutBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean hasBearerScheme(String field) {
        int length = SCHEME.length();
        return field.regionMatches(true, 0, SCHEME, 0, length)
                && (field.length() == length || isBlank(field.charAt(length)));
    }
}
