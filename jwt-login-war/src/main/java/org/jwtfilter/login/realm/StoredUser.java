// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.Map;
import java.util.Set;

/**
 * A user as our own database keeps him or her.
 *
 * @param passwordHash what {@link org.jwtfilter.login.password.PasswordHashes#hash} made
 * @param enabled false if the user may not log in nor refresh
 * @param temporary whether the password is good for nothing but choosing another one
 * @param attributes see {@link User#attributes}
 */
public record StoredUser(
        UserName name,
        String passwordHash,
        Set<String> groups,
        boolean enabled,
        boolean temporary,
        Map<String, Object> attributes) {
    public StoredUser {
        groups = Set.copyOf(groups);
        // The rules for attributes are those of a user.
        attributes = new User(name, groups, attributes).attributes();
    }

    /** A user with a password of his or her own and without attributes. */
    public StoredUser(UserName name, String passwordHash, Set<String> groups, boolean enabled) {
        this(name, passwordHash, groups, enabled, false, Map.of());
    }

    @Override
    public String toString() {
        return "StoredUser[" + name.forLog() + "]";
    }
}
