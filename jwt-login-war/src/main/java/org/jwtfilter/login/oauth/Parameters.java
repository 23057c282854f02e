// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The parameters of one request: each name at most once, each value text without NUL. Unknown names are kept and ignored, as the protocol
 * wants it. May hold a password: {@link #toString} shows nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.2">RFC 6749 section 3.2</a>
 */
public final class Parameters {
    private static final JsonParserFactory JSON = Json.createParserFactory(Map.of());

    private final Map<String, String> values = new HashMap<>();

    private Parameters() {}

    /** The value of {@code name}; empty if it was not sent, or sent without a value, which counts as the same. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * The value of {@code name}, never empty.
     *
     * @throws OAuthException {@code invalid_request} if it was not sent or has no value
     */
    public String require(String name) {
        return find(name).orElseThrow(() -> new OAuthException(OAuthError.invalidRequest(name + " is missing")));
    }

    @Override
    public String toString() {
        return "Parameters[***]";
    }

    /** Reads {@code a=b&c=d} with percent-encoded UTF-8. */
    static Parameters ofForm(String text) {
        Parameters parameters = new Parameters();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.add(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    /**
     * Reads one flat object whose values are all strings. Read event by event, so that nesting is refused at its first bracket instead of
     * being followed down.
     */
    static Parameters ofJson(String text) {
        Parameters parameters = new Parameters();
        try (JsonParser json = JSON.createParser(new StringReader(text))) {
            if (json.next() != JsonParser.Event.START_OBJECT) {
                throw malformedJson();
            }
            JsonParser.Event event = json.next();
            while (event == JsonParser.Event.KEY_NAME) {
                String name = json.getString();
                if (json.next() != JsonParser.Event.VALUE_STRING) {
                    throw malformedJson();
                }
                parameters.add(name, json.getString());
                event = json.next();
            }
            if (event != JsonParser.Event.END_OBJECT || json.hasNext()) {
                throw malformedJson();
            }
            return parameters;
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            // The cause quotes what was sent, so it is not kept.
            throw malformedJson();
        }
    }

    private static OAuthException malformedJson() {
        return new OAuthException(OAuthError.invalidRequest("The body is not one flat JSON object of strings"));
    }

    private void add(String name, String value) {
        if (!isText(name) || !isText(value)) {
            throw new OAuthException(OAuthError.invalidRequest("A parameter has characters that are not allowed"));
        }
        if (values.putIfAbsent(name, value) != null) {
            throw new OAuthException(OAuthError.invalidRequest("A parameter was sent more than once"));
        }
    }

    private static boolean isText(String value) {
        // In UTF-16 what codePoints() still shows as a surrogate has lost its other half.
        return value.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /**
     * What a form-encoded {@code text} stands for.
     *
     * @throws OAuthException {@code invalid_request} if it is not form-encoded UTF-8
     */
    public static String decoded(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
                int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw malformedForm();
                }
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(in[i] == '+' ? ' ' : in[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformedForm();
        }
    }

    private static OAuthException malformedForm() {
        return new OAuthException(OAuthError.invalidRequest("The body is not a percent-encoded form"));
    }
}
