// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;

/**
 * A client's name and secret from an {@code Authorization} field. Both are written as in a form before they become Basic.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1">RFC 6749 section 2.3.1</a>
 */
record BasicField(String id, String secret) {
    private static final Pattern BASIC =
            Pattern.compile("Basic +([A-Za-z0-9+/]{1,4096}={0,2})", Pattern.CASE_INSENSITIVE);

    /** Empty if the field is of another scheme or malformed. */
    static Optional<BasicField> parse(String field) {
        Matcher basic = BASIC.matcher(field);
        if (!basic.matches()) {
            return Optional.empty();
        }
        try {
            // What is form-encoded is ASCII; who sends other bytes has not encoded them, and is understood as long as
            // it is UTF-8.
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(
                            Base64.getDecoder().decode(basic.group(1).getBytes(ISO_8859_1))))
                    .toString();
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicField(
                            Parameters.decoded(text.substring(0, colon)),
                            Parameters.decoded(text.substring(colon + 1))));
        } catch (IllegalArgumentException | CharacterCodingException | OAuthException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "BasicField[***]";
    }
}
