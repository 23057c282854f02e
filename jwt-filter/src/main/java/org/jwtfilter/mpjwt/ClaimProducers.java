// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Inject @Claim} gives. Dependent, as MicroProfile JWT 2.1 section 7.2.2 has it: a bare value is that of the
 * request in which it was injected, a {@code ClaimValue} that of the request in which it is asked.
 *
 * <p>Producer methods rather than beans of the extension: what they make is garbage once it is used, even where a bean that
 * lives as long as the application asks its {@code Provider} again and again.
 */
class ClaimProducers {
    private final @Nullable JsonWebToken token;

    /** For the client proxy that CDI makes. */
    ClaimProducers() {
        this.token = null;
    }

    @Inject
    ClaimProducers(JsonWebToken token) {
        this.token = token;
    }

    @Produces
    @Claim
    @Typed(String.class)
    @Nullable
    String string(InjectionPoint at) {
        return (String) value(at, ClaimType.STRING);
    }

    @Produces
    @Claim
    @Typed(Long.class)
    @Nullable
    Long whole(InjectionPoint at) {
        return (Long) value(at, ClaimType.LONG);
    }

    @Produces
    @Claim
    @Typed(Boolean.class)
    @Nullable
    Boolean truth(InjectionPoint at) {
        return (Boolean) value(at, ClaimType.BOOLEAN);
    }

    @Produces
    @Claim
    @Nullable
    @SuppressWarnings("unchecked") // Made of nothing else.
    Set<String> strings(InjectionPoint at) {
        return (Set<String>) value(at, ClaimType.STRINGS);
    }

    @Produces
    @Claim
    @Typed(JsonValue.class)
    @Nullable
    JsonValue json(InjectionPoint at) {
        return (JsonValue) value(at, ClaimType.JSON);
    }

    @Produces
    @Claim
    @Typed(JsonStructure.class)
    @Nullable
    JsonStructure jsonStructure(InjectionPoint at) {
        return (JsonStructure) value(at, ClaimType.JSON_STRUCTURE);
    }

    @Produces
    @Claim
    @Typed(JsonString.class)
    @Nullable
    JsonString jsonString(InjectionPoint at) {
        return (JsonString) value(at, ClaimType.JSON_STRING);
    }

    @Produces
    @Claim
    @Typed(JsonNumber.class)
    @Nullable
    JsonNumber jsonNumber(InjectionPoint at) {
        return (JsonNumber) value(at, ClaimType.JSON_NUMBER);
    }

    @Produces
    @Claim
    @Typed(JsonArray.class)
    @Nullable
    JsonArray jsonArray(InjectionPoint at) {
        return (JsonArray) value(at, ClaimType.JSON_ARRAY);
    }

    @Produces
    @Claim
    @Typed(JsonObject.class)
    @Nullable
    JsonObject jsonObject(InjectionPoint at) {
        return (JsonObject) value(at, ClaimType.JSON_OBJECT);
    }

    @Produces
    @Claim
    @SuppressWarnings("unchecked") // The shape was read off the type that is wanted.
    <T> Optional<T> optional(InjectionPoint at) {
        return Optional.ofNullable((T) claim(nameAt(at), shapeAt(at).type()));
    }

    @Produces
    @Claim
    <T> ClaimValue<T> current(InjectionPoint at) {
        String name = nameAt(at);
        ClaimShape shape = shapeAt(at);
        return new CurrentClaim<>(name, () -> {
            Object value = claim(name, shape.type());
            return shape.optional() ? Optional.ofNullable(value) : value;
        });
    }

    private @Nullable Object value(InjectionPoint at, ClaimType type) {
        return claim(nameAt(at), type);
    }

    private @Nullable Object claim(String name, ClaimType type) {
        return type.convert(name, requireNonNull(token, "made by CDI").getClaim(name));
    }

    private static String nameAt(InjectionPoint at) {
        return ClaimQualifier.at(at)
                .flatMap(ClaimQualifier::name)
                .orElseThrow(() -> new IllegalArgumentException("no claim is named at " + at));
    }

    private static ClaimShape shapeAt(InjectionPoint at) {
        return ClaimShape.of(at.getType())
                .orElseThrow(
                        () -> new IllegalArgumentException("accepted are " + ClaimShape.ACCEPTED + ", but not " + at));
    }
}
