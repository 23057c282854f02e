// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/** The databases that our SQL is written for, and how each is told to be durable and not to let anybody wait for ever. */
enum Product {
    H2("jdbc:h2:", org.h2.Driver.class.getName()) {
        @Override
        String url(String configured) {
            // WRITE_DELAY=0: what was committed survives a crash of the process. A token that was rotated must not
            // come back. DB_CLOSE_ON_EXIT=FALSE: the container's shutdown closes us, in its order.
            return configured + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        }

        @Override
        String atConnect(Duration queryTimeout) {
            long millis = queryTimeout.toMillis();
            return "SET QUERY_TIMEOUT " + millis + "; SET LOCK_TIMEOUT " + millis;
        }
    },

    POSTGRESQL("jdbc:postgresql:", org.postgresql.Driver.class.getName()) {
        @Override
        String atConnect(Duration queryTimeout) {
            // The second frees the rows that a node held when its machine vanished.
            return "SET statement_timeout = " + queryTimeout.toMillis()
                    + "; SET idle_in_transaction_session_timeout = "
                    + queryTimeout.multipliedBy(2).toMillis();
        }

        @Override
        Properties properties(DatabaseSettings settings) {
            // For the time when the server does not even say that a statement took too long. What the URL says wins.
            Properties properties = new Properties();
            properties.setProperty("connectTimeout", seconds(settings.connectionTimeout()));
            properties.setProperty("loginTimeout", seconds(settings.connectionTimeout()));
            properties.setProperty(
                    "socketTimeout", seconds(settings.queryTimeout().plusSeconds(2)));
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("ApplicationName", "jwt-login");
            return properties;
        }
    };

    private final String prefix;
    private final String driver;

    Product(String prefix, String driver) {
        this.prefix = prefix;
        this.driver = driver;
    }

    /** The one that understands this URL; empty if none does. */
    static Optional<Product> of(String url) {
        return Arrays.stream(values())
                .filter(product -> url.startsWith(product.prefix))
                .findFirst();
    }

    String driver() {
        return driver;
    }

    /** The URL to use for a configured one. */
    String url(String configured) {
        return configured;
    }

    /** The statements to begin each connection with, so that none waits for ever. */
    abstract String atConnect(Duration queryTimeout);

    /** What the driver is told beside the URL. */
    Properties properties(DatabaseSettings settings) {
        return new Properties();
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
