// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import java.util.Locale;
import java.util.Optional;
import org.jwtfilter.login.client.ClientCredential;

/** The {@code type} of a client in the JSON of the administration. */
enum ClientKind {
    PUBLIC,
    SECRET,
    KEY;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ClientKind> named(String text) {
        for (ClientKind each : values()) {
            if (each.text().equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    static ClientKind of(ClientCredential credential) {
        if (credential instanceof ClientCredential.None) {
            return PUBLIC;
        }
        return credential instanceof ClientCredential.Secret ? SECRET : KEY;
    }
}
