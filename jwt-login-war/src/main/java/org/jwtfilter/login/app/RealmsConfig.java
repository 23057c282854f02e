// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.ldap.LdapSettings;
import org.jwtfilter.login.password.HashCost;
import org.jwtfilter.login.store.DatabasePlace;
import org.jwtfilter.login.store.UserQueries;

/**
 * Where users are known.
 *
 * @param kinds in the order in which they are asked, at least one
 * @param hashes how the passwords of embedded users are hashed
 * @param administrators the group whose members may administer embedded users
 * @param database there if {@code kinds} has it
 * @param ldap there if {@code kinds} has it
 * @param containerGroups the roles that the server is asked about
 */
record RealmsConfig(
        List<RealmKind> kinds,
        HashCost hashes,
        String administrators,
        Optional<DatabaseRealm> database,
        Optional<LdapSettings> ldap,
        Set<String> containerGroups) {

    /**
     * Tables that others keep.
     *
     * @param sampleHash of the kind that is in them; empty if that will be seen
     */
    record DatabaseRealm(DatabasePlace place, UserQueries queries, Optional<String> sampleHash) {}

    boolean has(RealmKind kind) {
        return kinds.contains(kind);
    }
}
