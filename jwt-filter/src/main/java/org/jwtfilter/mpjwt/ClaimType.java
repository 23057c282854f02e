// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Java type that a claim can be injected as (MicroProfile JWT 2.1 section 7.2.2), and how a claim becomes one. */
enum ClaimType {
    STRING(String.class),
    LONG(Long.class),
    BOOLEAN(Boolean.class),
    /** {@code Set<String>}. */
    STRINGS(Set.class),
    JSON(JsonValue.class),
    JSON_STRUCTURE(JsonStructure.class),
    JSON_STRING(JsonString.class),
    JSON_NUMBER(JsonNumber.class),
    JSON_ARRAY(JsonArray.class),
    JSON_OBJECT(JsonObject.class);

    private final Class<?> type;

    ClaimType(Class<?> type) {
        this.type = type;
    }

    /** Which of them a type is, empty if none. Primitive types count as their wrappers. */
    static Optional<ClaimType> of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            boolean strings = parameterized.getRawType() == Set.class
                    && parameterized.getActualTypeArguments()[0] == String.class;
            return strings ? Optional.of(STRINGS) : Optional.empty();
        }
        if (type == long.class) {
            return Optional.of(LONG);
        }
        if (type == boolean.class) {
            return Optional.of(BOOLEAN);
        }
        for (ClaimType each : values()) {
            if (each.type == type && each != STRINGS) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * A claim in this type.
     *
     * @param value as {@code JsonWebToken.getClaim} has it, null for none
     * @return null if the token does not have the claim, or has JSON's null and {@link #JSON} is not wanted
     * @throws ClassCastException if the claim is of another kind; the message does not show its value
     */
    @Nullable
    Object convert(String name, @Nullable Object value) {
        if (value == null || (value == JsonValue.NULL && this != JSON)) {
            return null;
        }
        Object converted = switch (this) {
            case STRING -> text(value);
            case LONG -> whole(value);
            case BOOLEAN -> value;
            case STRINGS -> strings(value);
            default -> value instanceof JsonValue ? value : ClaimTypes.json(value);
        };
        if (!type.isInstance(converted)) {
            throw new ClassCastException(
                    "the token's claim " + name + " is not of a kind that can be injected as " + type.getSimpleName());
        }
        return converted;
    }

    private static @Nullable String text(Object value) {
        boolean scalar = value instanceof String
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof JsonNumber;
        return scalar ? value.toString() : null;
    }

    private static @Nullable Object whole(Object value) {
        if (!(value instanceof JsonNumber number)) {
            return value;
        }
        try {
            return number.bigDecimalValue().longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Set<String> strings(Object value) {
        if (value instanceof String one) {
            return Set.of(one);
        }
        if (!(value instanceof Iterable<?> elements)) {
            return null;
        }
        Set<String> strings = new LinkedHashSet<>();
        for (Object element : elements) {
            if (element instanceof String string) {
                strings.add(string);
            } else if (element instanceof JsonString string) {
                strings.add(string.getString());
            } else {
                return null;
            }
        }
        return Collections.unmodifiableSet(strings);
    }
}
