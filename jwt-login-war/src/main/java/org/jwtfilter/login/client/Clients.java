// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.Optional;

/** The clients that are known. Throws {@link org.jwtfilter.login.oauth.UnavailableException} where the store behind it does not answer. */
public interface Clients {
    /** The client with exactly this {@code client_id}; empty if there is none. */
    Optional<Client> find(String id);
}
