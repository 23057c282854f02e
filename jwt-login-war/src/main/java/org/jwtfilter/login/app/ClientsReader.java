// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jwtfilter.login.admin.Administrators;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.oauth.Scope;

/** Reads the clients: our own front end, and those with a short name, for which what is not set is as it is for our own. */
final class ClientsReader {
    static final Duration MIN_ACCESS = Duration.ofSeconds(10);
    static final Duration MIN_REFRESH = Duration.ofMinutes(1);
    static final Duration MAX_REFRESH = Duration.ofDays(365);

    private static final int MAX_AUDIENCES = 16;
    private static final int MAX_CLIENTS = 1000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private final Values values;
    private String reserved = "";

    ClientsReader(Values values) {
        this.values = values;
    }

    /** Our own front end, whose tokens are for {@code issuer} itself where no audience is named. */
    Client first(String issuer) {
        Duration lifetime = values.duration(Property.REFRESH_TOKEN_LIFETIME, MIN_REFRESH, MAX_REFRESH);
        Duration idle = values.duration(Property.REFRESH_TOKEN_IDLE, MIN_REFRESH, MAX_REFRESH);
        reserved = Administrators.audience(issuer);
        return new Client(
                values.get(Property.CLIENT_ID, ClientsReader::clientId),
                values.get(Property.SCOPE, Scope::parse),
                values.get(Property.AUDIENCES, this::audiences, List.of(issuer)),
                values.duration(Property.ACCESS_TOKEN_LIFETIME, MIN_ACCESS, Client.MAX_ACCESS_TOKEN_LIFETIME),
                atMost(lifetime, idle, values, Property.REFRESH_TOKEN_IDLE),
                lifetime);
    }

    /** All clients, {@code first} before the others. */
    List<Client> all(Client first) {
        List<String> names = names(values, Property.CLIENTS, MAX_CLIENTS);
        values.declare(Property.CLIENT_CLIENT_ID, names);
        List<Client> clients = new ArrayList<>(List.of(first));
        Set<String> ids = new HashSet<>(List.of(first.id(), Administrators.CLIENT_ID));
        for (String name : names) {
            Values own = values.section(name);
            Client client = named(own, name, first);
            if (ids.add(client.id())) {
                clients.add(client);
            } else {
                own.problem(Property.CLIENT_CLIENT_ID, client.id());
            }
        }
        return clients;
    }

    /** The short names that a property lists, none where it is not set. */
    static List<String> names(Values values, Property property, int max) {
        return values.get(
                property,
                text -> Values.list(text, max, name -> NAME.matcher(name).matches()),
                List.of());
    }

    private Client named(Values own, String name, Client first) {
        Duration lifetime = own.duration(
                Property.CLIENT_REFRESH_TOKEN_LIFETIME, MIN_REFRESH, MAX_REFRESH, first.refreshTokenLifetime());
        Duration idle =
                own.duration(Property.CLIENT_REFRESH_TOKEN_IDLE, MIN_REFRESH, MAX_REFRESH, first.refreshTokenIdle());
        return new Client(
                own.get(Property.CLIENT_CLIENT_ID, ClientsReader::clientId, name),
                own.get(Property.CLIENT_SCOPE, Scope::parse, first.scope()),
                own.get(Property.CLIENT_AUDIENCES, this::audiences, first.audiences()),
                own.duration(
                        Property.CLIENT_ACCESS_TOKEN_LIFETIME,
                        MIN_ACCESS,
                        Client.MAX_ACCESS_TOKEN_LIFETIME,
                        first.accessTokenLifetime()),
                atMost(lifetime, idle, own, Property.CLIENT_REFRESH_TOKEN_IDLE),
                lifetime);
    }

    private static Duration atMost(Duration lifetime, Duration idle, Values values, Property property) {
        if (idle.compareTo(lifetime) <= 0) {
            return idle;
        }
        if (values.isSet(property)) {
            values.problem(property, idle.toString());
        }
        // Who only shortens the whole login means the idle time too.
        return lifetime;
    }

    /** Whoever is sent a token of administration could administer with it, so no other client's tokens are for that. */
    private Optional<List<String>> audiences(String text) {
        return Values.list(text, MAX_AUDIENCES, name -> audience(name).isPresent() && !name.equals(reserved));
    }

    static Optional<String> audience(String text) {
        return Optional.of(text).filter(Client::isAudience);
    }

    static Optional<String> clientId(String text) {
        return Optional.of(text).filter(id -> Client.isId(id) && !id.equals(Administrators.CLIENT_ID));
    }
}
