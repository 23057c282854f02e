// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the token of a cookie. Browsers send cookies that others have put there: a page of a neighbouring host can add a
 * second one of the same name. So there must be one, and no text that a looser reader could take for another.
 *
 * @param name of the cookie, case and all
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-4.2.1">RFC 6265 section 4.2.1</a>
 */
record CookieField(String name) {
    private static final String NAME_CHARACTERS = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}";
    private static final String TOKEN_CHARACTERS = "-._~+/=";

    CookieField {
        requireNonNull(name, "name");
        if (!name.matches(NAME_CHARACTERS)) {
            throw new IllegalArgumentException("not the name of a cookie");
        }
    }

    /**
     * The cookie's token.
     *
     * @param values of all {@code Cookie} fields; HTTP/2 may split what HTTP/1.1 sends as one (RFC 9113 section 8.2.3)
     * @return empty if there is no such cookie, or none is in it: that is how applications take a token back
     * @throws MalformedRequestException if there are several, or what looks like another, or its value is no token
     */
    Optional<TokenText> read(List<String> values) throws MalformedRequestException {
        String found = null;
        int lookalikes = 0;
        for (String field : values) {
            for (String pair : field.split(";", -1)) {
                lookalikes += lookalikes(pair);
                int equals = pair.indexOf('=');
                if (equals >= 0 && Blanks.strip(pair.substring(0, equals)).equals(name)) {
                    found = Blanks.strip(pair.substring(equals + 1));
                }
            }
        }
        if (lookalikes > 1 || (lookalikes == 1 && found == null)) {
            throw new MalformedRequestException("several cookies that may be the token's");
        }
        if (found == null || found.isEmpty()) {
            return Optional.empty();
        }
        if (!found.chars().allMatch(CookieField::isTokenCharacter)) {
            throw new MalformedRequestException("a cookie that holds no token");
        }
        return Optional.of(new TokenText(found));
    }

    /** How many cookies of this name the older rules of RFC 2965 could see in it: commas and quotes divide, case is nothing. */
    private int lookalikes(String pair) {
        int count = 0;
        for (String part : pair.split("[,\"]", -1)) {
            int equals = part.indexOf('=');
            String before = equals < 0 ? part : part.substring(0, equals);
            if (before.strip().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                count++;
            }
        }
        return count;
    }

    /** The alphabet of a bearer token (RFC 6750 section 2.1). */
    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_CHARACTERS.indexOf(c) >= 0;
    }
}
