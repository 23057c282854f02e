// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jwtfilter.login.ldap.LdapSettings;
import org.jwtfilter.login.password.HashCost;

/** Reads where users are known. */
final class RealmsReader {
    private static final int MAX_GROUPS = 100;
    private static final Pattern GROUP = Pattern.compile("[^\\p{Cntrl}\\s:,]{1,256}");

    private final Values values;

    RealmsReader(Values values) {
        this.values = values;
    }

    RealmsConfig read() {
        List<RealmKind> kinds = values.get(Property.REALMS, RealmsReader::kinds);
        Optional<RealmsConfig.DatabaseRealm> database =
                new DatabaseRealmReader(values).read(kinds.contains(RealmKind.DATABASE));
        Optional<LdapSettings> ldap = new LdapReader(values).read(kinds.contains(RealmKind.LDAP));
        Optional<List<String>> groups = values.find(Property.REALM_CONTAINER_GROUPS, RealmsReader::groups);
        if (kinds.contains(RealmKind.CONTAINER)) {
            values.require(Property.REALM_CONTAINER_GROUPS);
        }
        return new RealmsConfig(kinds, hashes(), group(), database, ldap, Set.copyOf(groups.orElse(List.of())));
    }

    private String group() {
        return values.get(Property.ADMIN_GROUP, RealmsReader::group);
    }

    static Optional<String> group(String text) {
        return Optional.of(text).filter(group -> GROUP.matcher(group).matches());
    }

    static Optional<List<String>> groups(String text) {
        return Values.list(text, MAX_GROUPS, each -> group(each).isPresent());
    }

    private HashCost hashes() {
        boolean argon2 = values.get(
                Property.PASSWORD_ALGORITHM,
                text -> List.of("pbkdf2", "argon2id").contains(text)
                        ? Optional.of(text.equals("argon2id"))
                        : Optional.empty());
        int iterations = values.number(
                Property.PASSWORD_ITERATIONS, HashCost.MIN_PBKDF2_ITERATIONS, HashCost.MAX_PBKDF2_ITERATIONS);
        int memory =
                values.number(Property.PASSWORD_ARGON2_MEMORY, HashCost.MIN_ARGON2_MEMORY, HashCost.MAX_ARGON2_MEMORY);
        int passes = values.number(Property.PASSWORD_ARGON2_PASSES, 1, HashCost.MAX_ARGON2_PASSES);
        return argon2 ? HashCost.argon2id(memory, passes) : HashCost.pbkdf2(iterations);
    }

    private static Optional<List<RealmKind>> kinds(String text) {
        return Values.list(
                        text,
                        RealmKind.values().length,
                        word -> RealmKind.of(word).isPresent())
                .map(words -> words.stream()
                        .flatMap(word -> RealmKind.of(word).stream())
                        .toList());
    }
}
