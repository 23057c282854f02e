// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.time.Duration;

/**
 * Which database, and how patient to be with it.
 *
 * @param connections how many at most, at least 1; without effect for a container's pool
 * @param connectionTimeout how long a request waits for a connection, at least 250 ms
 * @param queryTimeout how long one statement may take, at least 1 s
 */
public record DatabaseSettings(
        DatabasePlace place, int connections, Duration connectionTimeout, Duration queryTimeout) {
    public static final int DEFAULT_CONNECTIONS = 10;
    public static final Duration DEFAULT_CONNECTION_TIMEOUT = Duration.ofSeconds(3);
    public static final Duration DEFAULT_QUERY_TIMEOUT = Duration.ofSeconds(5);

    public static DatabaseSettings of(DatabasePlace place) {
        return new DatabaseSettings(place, DEFAULT_CONNECTIONS, DEFAULT_CONNECTION_TIMEOUT, DEFAULT_QUERY_TIMEOUT);
    }
}
