// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a database to the newest version of its schema. Of several nodes that start at once, one does and the others wait. */
final class Schema {
    // With a longer wait after each: half a minute for a database server that starts with us.
    private static final int TRIES_TO_CONNECT = 6;
    private static final int LONGEST_WAIT_SECONDS = 10;

    private Schema() {}

    /** @throws StartException if the database does not answer, or cannot be brought to the newest version */
    static void migrate(DatabasePlace place, FluentConfiguration connected) {
        try {
            connected
                    .loggers(FlywayLog.class.getName())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartException(place.description() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    static FluentConfiguration flyway() {
        return Flyway.configure(Schema.class.getClassLoader());
    }

    /** For a database in another process, which may start later than we do. */
    static FluentConfiguration patientFlyway() {
        return flyway().connectRetries(TRIES_TO_CONNECT).connectRetriesInterval(LONGEST_WAIT_SECONDS);
    }
}
