// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
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
    /** As the enumeration {@code Claims} has them; the hashes are text in fact. */
    private static final Set<String> LONGS =
            Set.of("exp", "iat", "nbf", "auth_time", "updated_at", "at_hash", "c_hash");

    private static final Set<String> SETS = Set.of("aud", "groups");

    private ClaimTypes() {}

    /** The claim's value, null if the token does not have it. */
    static @Nullable Object of(String name, VerifiedClaims claims) {
        Object value = claims.asMap().get(name);
        if (value == null) {
            return null;
        }
        if (LONGS.contains(name) && value instanceof Number number) {
            return number.longValue();
        }
        if (SETS.contains(name)
                && value instanceof List<?> list
                && list.stream().allMatch(String.class::isInstance)) {
            return new LinkedHashSet<>(list);
        }
        if (SETS.contains(name) && value instanceof String) {
            return Set.of(value);
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
        if (value instanceof Collection<?> elements) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            elements.forEach(element -> array.add(json(element)));
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
