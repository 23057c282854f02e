// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jwtfilter.login.store.DatabasePlace;
import org.jwtfilter.login.store.DatabaseSettings;

/** Reads where the database is. */
final class DatabaseReader {
    static final int MAX_CONNECTIONS = 1000;
    static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    static final Duration MAX_CONNECTION_TIMEOUT = Duration.ofSeconds(30);
    static final Duration MAX_QUERY_TIMEOUT = Duration.ofMinutes(1);

    private static final Pattern URL = Pattern.compile("jdbc:(postgresql|h2):[\\x21-\\x7E]{1,2000}");
    private static final Pattern JNDI = Pattern.compile("(java:)?[A-Za-z0-9_./-]{1,200}");
    private static final Pattern CREDENTIALS = Pattern.compile("[?&;](user|password)=", Pattern.CASE_INSENSITIVE);

    private final Values values;

    DatabaseReader(Values values) {
        this.values = values;
    }

    /** @param directory where the embedded database is, if no other is configured */
    DatabaseSettings read(Path directory) {
        return new DatabaseSettings(
                place(directory),
                values.number(Property.DATABASE_CONNECTIONS, 1, MAX_CONNECTIONS),
                values.duration(Property.DATABASE_CONNECTION_TIMEOUT, MIN_TIMEOUT, MAX_CONNECTION_TIMEOUT),
                values.duration(Property.DATABASE_QUERY_TIMEOUT, MIN_TIMEOUT, MAX_QUERY_TIMEOUT));
    }

    private DatabasePlace place(Path directory) {
        Optional<String> url = values.find(Property.DATABASE_URL, DatabaseReader::url);
        Optional<String> user = values.find(Property.DATABASE_USER, Optional::of);
        Optional<String> password = values.find(Property.DATABASE_PASSWORD, Optional::of);
        Optional<String> jndi = values.find(Property.DATABASE_JNDI, DatabaseReader::jndi);
        if (values.isSet(Property.DATABASE_URL) && jndi.isPresent()) {
            needs(Property.DATABASE_URL);
        }
        if (user.isPresent() && !values.isSet(Property.DATABASE_URL)) {
            needs(Property.DATABASE_USER);
        }
        if (password.isPresent() && user.isEmpty()) {
            needs(Property.DATABASE_PASSWORD);
        }
        if (jndi.isPresent()) {
            return new DatabasePlace.InContainer(jndi.get());
        }
        return url.isPresent()
                ? new DatabasePlace.AtUrl(url.get(), user, password)
                : new DatabasePlace.InDirectory(directory);
    }

    private void needs(Property property) {
        values.problem(property.key() + " does not fit the other settings; accepted is " + property.accepted());
    }

    static Optional<String> jndi(String text) {
        return Optional.of(text).filter(name -> JNDI.matcher(name).matches());
    }

    static Optional<String> url(String text) {
        return Optional.of(text)
                .filter(url ->
                        URL.matcher(url).matches() && !CREDENTIALS.matcher(url).find());
    }
}
