// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;

/**
 * The members of a JSON object that an administrator sent. None is repeated and none is unknown: a misspelt one must not pass unseen. Every
 * method throws {@link OAuthException} {@code invalid_request} for a member of another type.
 */
final class JsonMembers {
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final JsonObject json;

    private JsonMembers(JsonObject json) {
        this.json = json;
    }

    /** @param known the names that members may have */
    static JsonMembers read(String text, Set<String> known) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            if (!known.containsAll(json.keySet())) {
                throw malformed("There is a member of another name than "
                        + String.join(", ", known.stream().sorted().toList()));
            }
            return new JsonMembers(json);
        } catch (JsonException e) {
            // The cause quotes what was sent, so it is not kept.
            throw malformed("The body is not a JSON object without repeated members");
        }
    }

    boolean isEmpty() {
        return json.isEmpty();
    }

    Optional<String> string(String name) {
        return value(name)
                .map(value -> value instanceof JsonString string ? string.getString() : fail(name + " is no string"));
    }

    Optional<Boolean> truth(String name) {
        return value(name).map(value -> switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> fail(name + " is neither true nor false");
        });
    }

    Optional<List<String>> strings(String name) {
        return value(name).map(value -> {
            List<String> strings = new ArrayList<>();
            for (JsonValue each :
                    value instanceof JsonArray array ? array : JsonMembers.<JsonArray>fail(name + " is no array")) {
                strings.add(
                        each instanceof JsonString string
                                ? string.getString()
                                : fail(name + " is no array of strings"));
            }
            return strings;
        });
    }

    /** A whole number that fits. */
    Optional<Long> number(String name) {
        return value(name).map(value -> {
            try {
                return value instanceof JsonNumber number ? number.longValueExact() : fail(name + " is no number");
            } catch (ArithmeticException e) {
                return fail(name + " is not whole or too large");
            }
        });
    }

    /** An object, as its text. */
    Optional<String> object(String name) {
        return members(name).map(JsonObject::toString);
    }

    /** An object, whose own members are for the caller to know. */
    Optional<JsonObject> members(String name) {
        return value(name).map(value -> value instanceof JsonObject object ? object : fail(name + " is no object"));
    }

    static OAuthException malformed(String description) {
        return new OAuthException(OAuthError.invalidRequest(description));
    }

    static <T> T fail(String description) {
        throw malformed(description);
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(json.get(name));
    }
}
