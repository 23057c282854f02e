// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The clients that administrators have registered. Every method throws {@link org.jwtfilter.login.oauth.UnavailableException} if the store does not answer. */
public interface RegisteredClients {
    /** The client with exactly this {@code client_id}, enabled or not; empty if there is none. */
    Optional<RegisteredClient> find(String id);

    /**
     * Clients in the order of their ids.
     *
     * @param after the id behind which the list begins; empty for the first
     * @param limit how many at most
     */
    List<RegisteredClient> list(Optional<String> after, int limit);

    /** Adds a client. False if there is one of this id, which stays as it is. */
    boolean create(RegisteredClient client);

    /**
     * Puts what {@code change} makes of a client in its place; of two changes at once the second sees what the first has made.
     *
     * @param change keeps the id
     * @return the client as it is now; empty if there is none
     */
    Optional<RegisteredClient> change(String id, UnaryOperator<RegisteredClient> change);

    /** Forgets a client. False if there was none. */
    boolean delete(String id);
}
