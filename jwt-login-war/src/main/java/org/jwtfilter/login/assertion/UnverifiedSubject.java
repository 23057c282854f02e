// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Whom an assertion says that it speaks of, before anything of it is checked: enough to know whose keys to try. Read event by event, with
 * bounds of its own, for anybody may send it.
 */
final class UnverifiedSubject {
    /** What the verifier takes at most. */
    static final int MAX_LENGTH = 16 * 1024;

    /** As deep as the verifier goes. */
    static final int MAX_DEPTH = 16;

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private UnverifiedSubject() {}

    /** The text of {@code sub}; empty if it is not there once, is no text, or the assertion is beyond the bounds or malformed. */
    static Optional<String> of(String assertion) {
        String[] parts = assertion.split("\\.", 4);
        if (assertion.length() > MAX_LENGTH || parts.length != 3) {
            return Optional.empty();
        }
        try (JsonParser json = PARSERS.createParser(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(parts[1])))) {
            return read(json);
        } catch (JsonException | NoSuchElementException | IllegalStateException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(JsonParser json) {
        Optional<String> subject = Optional.empty();
        int depth = 0;
        do {
            switch (json.next()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case KEY_NAME -> {
                    if (depth == 1 && json.getString().equals("sub")) {
                        if (subject.isPresent() || json.next() != JsonParser.Event.VALUE_STRING) {
                            return Optional.empty();
                        }
                        subject = Optional.of(json.getString());
                    }
                }
                default -> {
                    // Of no interest.
                }
            }
            if (depth > MAX_DEPTH) {
                return Optional.empty();
            }
        } while (depth > 0);
        return subject;
    }
}
