// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.eclipse.microprofile.jwt.ClaimValue;

/**
 * The type of an injection point taken apart: {@code Provider<ClaimValue<Optional<Long>>>} is a {@code LONG} with all that can
 * be around it.
 *
 * @param asked whether a {@code Provider} or {@code Instance} is injected, which makes the rest anew each time
 * @param current whether a {@code ClaimValue} is around the type, which looks at the token each time
 * @param optional whether an {@code Optional} is
 * @param type the type itself
 */
record ClaimShape(boolean asked, boolean current, boolean optional, ClaimType type) {
    /** What {@link #of} knows, in words for the deployer. */
    static final String ACCEPTED =
            "String, Long, long, Boolean, boolean, Set<String>, JsonValue, JsonString, JsonNumber,"
                    + " JsonArray and JsonObject, alone or in Optional, ClaimValue, ClaimValue<Optional>, Provider or Instance";

    /** The shape of a type, empty if no claim can be injected as that. */
    static Optional<ClaimShape> of(Type injected) {
        Type made = made(injected);
        boolean current = isOf(ClaimValue.class, made);
        Type value = current ? inside(made) : made;
        boolean optional = isOf(Optional.class, value);
        return ClaimType.of(optional ? inside(value) : value)
                .map(type -> new ClaimShape(made != injected, current, optional, type));
    }

    /** The type of the bean that is injected, now or when a {@code Provider} or {@code Instance} is asked. */
    static Type made(Type injected) {
        return isOf(Provider.class, injected) || isOf(Instance.class, injected) ? inside(injected) : injected;
    }

    /** Whether what is injected stays that of one request for good. */
    boolean fixed() {
        return !asked && !current;
    }

    private static boolean isOf(Class<?> generic, Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == generic;
    }

    private static Type inside(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }
}
