// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

/** A token was refused, by its own fault. Carries the reason and nothing of the token. */
public final class TokenRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Rejection rejection;

    public TokenRejectedException(Rejection rejection) {
        // No stack trace: an ordinary answer on a path that an attacker can make hot.
        super(requireNonNull(rejection, "rejection").name(), null, false, false);
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }
}
