// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.access;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.function.Predicate;

/** Who may call a method, as the annotations of Jakarta Annotations 2.1 section 2.9 to 2.12 say. */
public sealed interface AccessRule {
    /** What a caller, or nobody, gets to hear. */
    enum Verdict {
        /** Go on. */
        ALLOWED,
        /** There is no caller, and some callers would be let in. */
        UNKNOWN_CALLER,
        /** This caller is not let in; nor is anybody else where the rule is {@link Nobody}. */
        WRONG_CALLER
    }

    /** {@code @PermitAll}, or nothing at all. */
    record Everybody() implements AccessRule {}

    /** {@code @DenyAll}, or {@code @RolesAllowed} without a role. */
    record Nobody() implements AccessRule {}

    /** {@code @RolesAllowed}: callers with one of these; {@code **} stands for every caller. */
    record Roles(Set<String> names) implements AccessRule {
        public Roles {
            names = Set.copyOf(names);
        }
    }

    /**
     * The rule for a method of an object of this class.
     *
     * @param type the class itself, not the interface or superclass that the method may come from
     */
    static AccessRule of(Class<?> type, Method method) {
        return Annotations.rule(type, method);
    }

    /**
     * @param caller whether there is one
     * @param isInRole asked only where there is
     */
    default Verdict verdict(boolean caller, Predicate<String> isInRole) {
        if (this instanceof Everybody) {
            return Verdict.ALLOWED;
        }
        if (this instanceof Roles roles) {
            if (!caller) {
                return Verdict.UNKNOWN_CALLER;
            }
            return roles.names().stream().anyMatch(role -> role.equals("**") || isInRole.test(role))
                    ? Verdict.ALLOWED
                    : Verdict.WRONG_CALLER;
        }
        return Verdict.WRONG_CALLER;
    }
}
