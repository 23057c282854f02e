// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import static org.jwtfilter.login.admin.JsonMembers.fail;
import static org.jwtfilter.login.admin.JsonMembers.malformed;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientCredential;
import org.jwtfilter.login.client.RegisteredClient;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.Scope;

/** Registered clients in the JSON of the administration. Where RFC 7591 section 2 has a name for something, it is that; times are in seconds. */
final class ClientJson {
    private static final int MAX_AUDIENCES = 16;
    private static final Duration MIN_ACCESS = Duration.ofSeconds(10);
    private static final Duration MIN_REFRESH = Duration.ofMinutes(1);
    private static final Duration MAX_REFRESH = Duration.ofDays(365);
    private static final Set<String> CHANGE = Set.of(
            "jwks",
            "grant_types",
            "scope",
            "audiences",
            "access_token_lifetime",
            "refresh_token_idle",
            "refresh_token_lifetime",
            "enabled");
    private static final Set<String> NEW =
            Stream.concat(CHANGE.stream(), Stream.of("client_id", "type")).collect(Collectors.toUnmodifiableSet());

    private ClientJson() {}

    static NewClient client(String text) {
        JsonMembers json = JsonMembers.read(text, NEW);
        String id = json.string("client_id").orElseThrow(() -> malformed("client_id is missing"));
        if (!Client.isId(id)) {
            throw malformed("client_id is 1 to 128 of the characters A-Z a-z 0-9 . _ ~ -");
        }
        ClientKind kind = json.string("type")
                .flatMap(ClientKind::named)
                .orElseThrow(() -> malformed("type is one of public, secret and key"));
        return new NewClient(id, kind, wanted(json));
    }

    static WantedClient change(String text) {
        JsonMembers json = JsonMembers.read(text, CHANGE);
        return json.isEmpty() ? fail("There is nothing to change") : wanted(json);
    }

    static String write(RegisteredClient client) {
        return json(client).build().toString();
    }

    /** @param secret of the client: this is the one time that it is shown */
    static String write(RegisteredClient client, Optional<String> secret) {
        JsonObjectBuilder json = json(client);
        secret.ifPresent(text -> json.add("client_secret", text));
        return json.build().toString();
    }

    /** @param next where the next page begins; empty if this was the last */
    static String write(List<RegisteredClient> clients, Optional<String> next) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        clients.forEach(client -> array.add(json(client)));
        JsonObjectBuilder page = Json.createObjectBuilder().add("clients", array);
        next.ifPresent(id -> page.add("next", id));
        return page.build().toString();
    }

    private static JsonObjectBuilder json(RegisteredClient registered) {
        Client client = registered.client();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("client_id", client.id())
                .add("type", ClientKind.of(client.credential()).text())
                .add("enabled", registered.enabled())
                .add(
                        "grant_types",
                        Json.createArrayBuilder(
                                client.grants().stream().map(GrantType::text).toList()))
                .add("scope", client.scope().text())
                .add("audiences", Json.createArrayBuilder(client.audiences()))
                .add("access_token_lifetime", client.accessTokenLifetime().toSeconds())
                .add("refresh_token_idle", client.refreshTokenIdle().toSeconds())
                .add("refresh_token_lifetime", client.refreshTokenLifetime().toSeconds());
        if (client.credential() instanceof ClientCredential.Keys keys) {
            try (JsonReader reader = Json.createReader(new StringReader(keys.jwks()))) {
                json.add("jwks", reader.readObject());
            }
        }
        return json;
    }

    private static WantedClient wanted(JsonMembers json) {
        return new WantedClient(
                json.object("jwks"),
                json.strings("grant_types").map(ClientJson::grants),
                json.string("scope")
                        .map(text -> Scope.parse(text)
                                .orElseThrow(() -> malformed("scope is words with one space between each two"))),
                json.strings("audiences").map(ClientJson::audiences),
                seconds(json, "access_token_lifetime", MIN_ACCESS, Client.MAX_ACCESS_TOKEN_LIFETIME),
                seconds(json, "refresh_token_idle", MIN_REFRESH, MAX_REFRESH),
                seconds(json, "refresh_token_lifetime", MIN_REFRESH, MAX_REFRESH),
                json.truth("enabled"));
    }

    private static Set<GrantType> grants(List<String> names) {
        Set<GrantType> grants = EnumSet.noneOf(GrantType.class);
        for (String name : names) {
            grants.add(GrantType.named(name)
                    .orElseThrow(() -> malformed("grant_types are some of "
                            + Stream.of(GrantType.values()).map(GrantType::text).collect(Collectors.joining(", ")))));
        }
        return grants.isEmpty() ? fail("grant_types is empty") : grants;
    }

    private static List<String> audiences(List<String> names) {
        boolean good = !names.isEmpty()
                && names.size() <= MAX_AUDIENCES
                && new HashSet<>(names).size() == names.size()
                && names.stream().allMatch(Client::isAudience);
        return good
                ? names
                : fail(
                        "audiences are 1 to 16 different names of 1 to 256 characters without spaces, commas and quotes");
    }

    private static Optional<Duration> seconds(JsonMembers json, String name, Duration min, Duration max) {
        return json.number(name)
                .map(number -> number >= min.toSeconds() && number <= max.toSeconds()
                        ? Duration.ofSeconds(number)
                        : fail(name + " is a number of seconds from " + min.toSeconds() + " to " + max.toSeconds()));
    }
}
