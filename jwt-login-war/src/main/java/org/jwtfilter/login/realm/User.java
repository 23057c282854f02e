// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.Set;

/** A person in the realm who may log in, with the names of the groups he or she is in now. */
public record User(UserName name, Set<String> groups) {
    public User {
        groups = Set.copyOf(groups);
    }
}
