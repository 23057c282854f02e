// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.token.VerifiedClaims;

/**
 * Claims in the Java types that MicroProfile JWT 2.1 section 7.1 gives them: the registered ones as {@code String},
 * {@code Long} and {@code Set}, all others as strings, booleans or JSON-P values.
 */
final class ClaimTypes {
    private static final Set<String> INSTANTS = Set.of("exp", "iat", "nbf", "auth_time", "updated_at");
    private static final Set<String> SETS = Set.of("aud", "groups");

    private ClaimTypes() {}

    /** The claim's value, null if the token does not have it. */
    static @Nullable Object of(String name, VerifiedClaims claims) {
        Object value = claims.asMap().get(name);
        if (value == null) {
            return null;
        }
        if (INSTANTS.contains(name) && value instanceof Number number) {
            return number.longValue();
        }
        if (SETS.contains(name)) {
            return value instanceof List<?> list ? new LinkedHashSet<>(list) : Set.of(value);
        }
        return value instanceof String || value instanceof Boolean ? value : json(value);
    }

    /** The value as JSON-P has it. */
    static JsonValue json(Object value) {
        if (value instanceof String string) {
            return Json.createValue(string);
        }
        if (value instanceof Long number) {
            return Json.createValue(number);
        }
        if (value instanceof BigDecimal number) {
            return Json.createValue(number);
        }
        if (value instanceof Boolean bool) {
            return bool ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof List<?> list) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            list.forEach(element -> array.add(json(element)));
            return array.build();
        }
        if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            map.forEach((name, member) -> object.add((String) name, json(member)));
            return object.build();
        }
        return JsonValue.NULL;
    }
}
