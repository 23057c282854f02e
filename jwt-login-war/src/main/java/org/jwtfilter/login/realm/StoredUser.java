// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.Set;

/**
 * A user as the embedded database keeps him or her.
 *
 * @param passwordHash what {@link PasswordHashes#hash} made
 * @param enabled false if the user may not log in nor refresh
 */
public record StoredUser(UserName name, String passwordHash, Set<String> groups, boolean enabled) {
    public StoredUser {
        groups = Set.copyOf(groups);
    }

    User user() {
        return new User(name, groups);
    }

    @Override
    public String toString() {
        return "StoredUser[" + name.forLog() + "]";
    }
}
