// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The realms that there are. */
enum RealmKind {
    EMBEDDED,
    DATABASE,
    LDAP,
    CONTAINER,
    CUSTOM;

    static Optional<RealmKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** As it is configured, and kept with the logins of its users. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
