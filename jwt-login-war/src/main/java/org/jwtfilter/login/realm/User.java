// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person in the realm who may log in.
 *
 * @param groups the names of the groups that he or she is in now
 * @param attributes what else the realm tells, by the realm's names, empty if nothing: each a {@code String}, a {@code Boolean}, an
 *     {@code Integer}, a {@code Long}, or a list of these. Only what is configured gets into tokens.
 * @param realm the configured name of the realm that knows the user, for example {@code ldap}
 */
public record User(UserName name, Set<String> groups, Map<String, Object> attributes, String realm) {
    /** The realm of the users in our own database. */
    public static final String EMBEDDED = "embedded";

    /** @throws IllegalArgumentException if an attribute is of another type */
    public User {
        groups = Set.copyOf(groups);
        attributes = attributes.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> fixed(each.getKey(), each.getValue())));
    }

    /** A user in our own database. */
    public User(UserName name, Set<String> groups, Map<String, Object> attributes) {
        this(name, groups, attributes, EMBEDDED);
    }

    /** The same, of whom nothing else is known. */
    public User(UserName name, Set<String> groups) {
        this(name, groups, Map.of());
    }

    /** Names the user only; attributes are nobody's business. */
    @Override
    public String toString() {
        return "User[" + name.forLog() + "]";
    }

    private static Object fixed(String name, Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(User::isSimple)) {
            return List.copyOf(list);
        }
        if (isSimple(value)) {
            return value;
        }
        throw new IllegalArgumentException(
                "The attribute " + name + " is neither text, a number, a truth value nor a list of these");
    }

    private static boolean isSimple(Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof Integer || value instanceof Long;
    }
}
