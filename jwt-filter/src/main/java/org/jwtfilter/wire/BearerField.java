// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.util.List;
import java.util.Optional;

/**
 * Reads the token of an {@code Authorization} field.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750 section 2.1</a>
 */
final class BearerField {
    private static final String SCHEME = "Bearer";

    private BearerField() {}

    /**
     * The token of the field. The scheme's case does not matter (RFC 9110 section 11.1).
     *
     * @param values of all {@code Authorization} fields
     * @return empty if there is no field or it speaks another scheme, such as {@code Basic}
     * @throws MalformedRequestException if there are several fields, or the scheme is not followed by one token
     */
    static Optional<TokenText> read(List<String> values) throws MalformedRequestException {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        // Which of two fields counts differs between proxies and servers; that difference is an attacker's tool.
        if (values.size() > 1) {
            throw new MalformedRequestException("several Authorization fields");
        }
        String field = values.get(0);
        if (!hasBearerScheme(field)) {
            return Optional.empty();
        }
        String token = Blanks.strip(field.substring(SCHEME.length()));
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

    private static boolean hasBearerScheme(String field) {
        int length = SCHEME.length();
        return field.regionMatches(true, 0, SCHEME, 0, length)
                && (field.length() == length || Blanks.isBlank(field.charAt(length)));
    }
}
