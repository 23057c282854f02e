// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.Optional;
import java.util.function.Predicate;
import org.jwtfilter.login.app.RealmsConfig.DatabaseRealm;
import org.jwtfilter.login.password.EvenPasswordHashes;
import org.jwtfilter.login.store.DatabasePlace;
import org.jwtfilter.login.store.UserQueries;

/** Reads how users are found in tables that others keep. */
final class DatabaseRealmReader {
    private static final int MAX_QUERY = 2000;

    private final Values values;

    DatabaseRealmReader(Values values) {
        this.values = values;
    }

    /** The tables; empty if they are not needed, or something is wrong with them, which the values then know. */
    Optional<DatabaseRealm> read(boolean needed) {
        Optional<DatabasePlace> place = place();
        Optional<String> password = query(Property.REALM_DATABASE_PASSWORD_QUERY);
        UserQueries queries = new UserQueries(
                password.orElse(""),
                query(Property.REALM_DATABASE_GROUPS_QUERY),
                query(Property.REALM_DATABASE_ENABLED_QUERY),
                query(Property.REALM_DATABASE_ATTRIBUTES_QUERY));
        Optional<String> hash = values.find(
                Property.REALM_DATABASE_HASH, text -> Optional.of(text).filter(EvenPasswordHashes::understands));
        if (needed) {
            values.require(Property.REALM_DATABASE_PASSWORD_QUERY);
            if (!values.isSet(Property.REALM_DATABASE_JNDI)) {
                values.require(Property.REALM_DATABASE_URL);
            }
        }
        return needed && password.isPresent()
                ? place.map(where -> new DatabaseRealm(where, queries, hash))
                : Optional.empty();
    }

    private Optional<DatabasePlace> place() {
        Optional<String> url = values.find(Property.REALM_DATABASE_URL, DatabaseReader::url);
        Optional<String> user = values.find(Property.REALM_DATABASE_USER, Optional::of);
        Optional<String> password = values.find(Property.REALM_DATABASE_PASSWORD, Optional::of);
        Optional<String> jndi = values.find(Property.REALM_DATABASE_JNDI, DatabaseReader::jndi);
        if (jndi.isPresent() && values.isSet(Property.REALM_DATABASE_URL)) {
            values.problem(Property.REALM_DATABASE_JNDI, jndi.get());
        }
        return jndi.<DatabasePlace>map(DatabasePlace.InContainer::new)
                .or(() -> url.map(at -> new DatabasePlace.AtUrl(at, user, password)));
    }

    private Optional<String> query(Property property) {
        Predicate<String> accepted = text ->
                text.length() <= MAX_QUERY && text.chars().filter(c -> c == '?').count() == 1;
        return values.find(property, text -> Optional.of(text).filter(accepted));
    }
}
