// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.jspecify.annotations.Nullable;

/** A claim of whoever is calling when it is asked for, and so good for a bean that outlives the request. */
final class CurrentClaim<T> implements ClaimValue<T> {
    private final String name;
    private final Supplier<@Nullable Object> value;

    /** @param value gives null or a {@code T} */
    CurrentClaim(String name, Supplier<@Nullable Object> value) {
        this.name = name;
        this.value = value;
    }

    /** The claim's name, whether or not the token has it. */
    @Override
    public String getName() {
        return name;
    }

    @Override
    @SuppressWarnings("unchecked") // As the injection point declares it, which was checked when it was made.
    public @Nullable T getValue() {
        return (T) value.get();
    }

    /** The name alone: the value may be personal. */
    @Override
    public String toString() {
        return name;
    }
}
