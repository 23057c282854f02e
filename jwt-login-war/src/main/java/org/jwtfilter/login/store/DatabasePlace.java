// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.nio.file.Path;
import java.util.Optional;

/** Where the database is. */
public sealed interface DatabasePlace {
    /** A sentence for the person who deploys; without the password. */
    String description();

    /** The embedded database, in the file {@code jwt-login} of {@code directory}, for one node alone. */
    record InDirectory(Path directory) implements DatabasePlace {
        @Override
        public String description() {
            return "The database in " + directory + " (is another server using the same directory?)";
        }
    }

    /**
     * A database server, which several nodes may share.
     *
     * @param url {@code jdbc:postgresql:} or {@code jdbc:h2:}, without user and password
     * @param password never shown
     */
    record AtUrl(String url, Optional<String> user, Optional<String> password) implements DatabasePlace {
        @Override
        public String description() {
            return "The database at " + url;
        }

        @Override
        public String toString() {
            return "AtUrl[" + url + "]";
        }
    }

    /** A {@code DataSource} of the container, with its own pool, by JNDI name. */
    record InContainer(String jndiName) implements DatabasePlace {
        @Override
        public String description() {
            return "The container's database " + jndiName;
        }
    }
}
