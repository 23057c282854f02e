// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;

/** The requests of the contract: what each sends besides its path. */
enum ContractRequest {
    NO_TOKEN,
    OTHER_SCHEME("Authorization: Basic YWxpY2U6YWxpY2U="),
    /** What proxies tell the servers behind them, and anybody can tell. */
    IDENTITY_FIELDS(
            "X-Forwarded-User: alice",
            "X-Remote-User: alice",
            "Remote-User: alice",
            "REMOTE_USER: alice",
            "X-Auth-Request-Groups: admin",
            "X-User-Roles: admin"),
    TOKEN_IN_QUERY,
    BOTH_ROLES("Authorization: Bearer {alice}"),
    LOWER_CASE_SCHEME("Authorization: bearer {alice}"),
    UPPER_CASE_SCHEME("Authorization: BEARER {alice}"),
    TOKEN_BEATS_FIELDS("X-Forwarded-User: bob", "Remote-User: bob", "Authorization: Bearer {alice}"),
    ONE_ROLE("Authorization: Bearer {bob}"),
    NO_ROLE("Authorization: Bearer {carol}"),
    ROLES_OF_OTHER_NAMES("Authorization: Bearer {dora}"),
    SCHEME_ALONE("Authorization: Bearer"),
    TWO_TOKENS("Authorization: Bearer {alice}", "Authorization: Bearer {bob}"),
    TWO_TOKENS_IN_A_LIST("Authorization: Bearer {alice}, Bearer {bob}"),
    GARBAGE("Authorization: Bearer garbage"),
    UNSIGNED("Authorization: Bearer {unsigned}"),
    CHANGED("Authorization: Bearer {changed}"),
    OTHER_KEY("Authorization: Bearer {other key}"),
    UNKNOWN_KEY("Authorization: Bearer {unknown key}"),
    EXPIRED("Authorization: Bearer {expired}"),
    OTHER_AUDIENCE("Authorization: Bearer {other audience}"),
    OTHER_ISSUER("Authorization: Bearer {other issuer}");

    private final List<String> fields;

    ContractRequest(String... fields) {
        this.fields = List.of(fields);
    }

    Answer send(Site site, String path, ContractIssuer issuer) {
        String query = this == TOKEN_IN_QUERY ? "?access_token=" + issuer.token("alice") : "";
        HttpRequest.Builder request = site.request(path + query);
        for (String field : fields) {
            String[] parts = field.split(": ", 2);
            request.header(parts[0], filled(parts[1], issuer));
        }
        return site.send(request);
    }

    /** With the token that stands in braces. */
    private static String filled(String value, ContractIssuer issuer) {
        String text = value;
        while (text.contains("{")) {
            int from = text.indexOf('{');
            int to = text.indexOf('}');
            text = text.substring(0, from) + token(text.substring(from + 1, to), issuer) + text.substring(to + 1);
        }
        return text;
    }

    private static String token(String name, ContractIssuer issuer) {
        String alice = issuer.token("alice");
        Instant past = Instant.now().minusSeconds(60);
        return switch (name) {
            case "unsigned" -> alice.substring(0, alice.lastIndexOf('.') + 1);
            case "changed" -> issuer.swapped("bob", "alice");
            case "other key" -> new ContractIssuer(issuer.kid()).token("alice");
            case "unknown key" -> new ContractIssuer("unknown").token("alice");
            case "expired" -> issuer.forgery().token("alice", List.of("user", "admin"), ContractIssuer.AUDIENCE, past);
            case "other audience" ->
                issuer.forgery()
                        .token(
                                "alice",
                                List.of("user", "admin"),
                                "another",
                                Instant.now().plusSeconds(300));
            case "other issuer" ->
                issuer.namedOtherwise()
                        .token(
                                "alice",
                                List.of("user", "admin"),
                                ContractIssuer.AUDIENCE,
                                Instant.now().plusSeconds(300));
            default -> issuer.token(name);
        };
    }
}
