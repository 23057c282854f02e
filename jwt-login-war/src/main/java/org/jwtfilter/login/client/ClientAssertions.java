// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.Optional;

/** Assertions by which clients authenticate themselves (RFC 7523 section 2.2). */
public interface ClientAssertions {
    /** Which client an assertion says that it is of; nothing of it is checked yet. Empty if it says nothing. */
    Optional<String> named(String assertion);

    /**
     * Whether an assertion is the client's, and was never used before; it is used now.
     *
     * @param jwks the client's keys
     * @throws org.jwtfilter.login.oauth.UnavailableException if that cannot be told now
     */
    boolean areOf(String clientId, String jwks, String assertion);
}
