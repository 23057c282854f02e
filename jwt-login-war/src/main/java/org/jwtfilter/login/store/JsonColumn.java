// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What users and clients carry, as JSON text in a column: attributes as an object, groups and the like as an array. */
final class JsonColumn {
    private JsonColumn() {}

    static String ofAttributes(Map<String, Object> attributes) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        new TreeMap<>(attributes).forEach((name, value) -> json.add(name, toJson(value)));
        return json.build().toString();
    }

    static Map<String, Object> attributes(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            JsonObject json = reader.readObject();
            json.forEach((name, value) -> attributes.put(name, ofJson(value)));
            return attributes;
        }
    }

    static String ofGroups(Collection<String> groups) {
        return ofStrings(new TreeSet<>(groups));
    }

    static String ofStrings(Collection<String> strings) {
        return Json.createArrayBuilder(strings).build().toString();
    }

    static List<String> strings(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }

    private static JsonValue toJson(Object value) {
        if (value instanceof List<?> list) {
            return Json.createArrayBuilder(list).build();
        }
        if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        }
        return value instanceof Number number
                ? Json.createValue(number.longValue())
                : Json.createValue(value.toString());
    }

    private static Object ofJson(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).longValueExact();
            case TRUE -> true;
            case FALSE -> false;
            case ARRAY -> ((JsonArray) value).stream().map(JsonColumn::ofJson).toList();
            default -> throw new IllegalStateException("A stored attribute is of a type that none has");
        };
    }
}
