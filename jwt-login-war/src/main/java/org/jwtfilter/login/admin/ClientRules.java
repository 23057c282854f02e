// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import static org.jwtfilter.login.admin.JsonMembers.malformed;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientCredential;
import org.jwtfilter.login.client.RegisteredClient;
import org.jwtfilter.login.oauth.GrantType;

/**
 * What registered clients can be like.
 *
 * @param reserved the audience of administration: no other client gets tokens for that
 * @param encrypted audiences that get encrypted tokens, which nobody else could read
 * @param longest no access token may live longer than signing keys are kept for
 * @param goodKeys whether a text is a set of public keys that can verify a client's signatures
 */
public record ClientRules(String reserved, Set<String> encrypted, Duration longest, Predicate<String> goodKeys) {
    /** What {@code wanted} makes of a client; an idle time that it does not name gets no longer than the lifetime. */
    RegisteredClient changed(RegisteredClient before, WantedClient wanted) {
        Client client = before.client();
        Duration lifetime = wanted.refreshTokenLifetime().orElse(client.refreshTokenLifetime());
        Duration idle = wanted.refreshTokenIdle().orElse(min(client.refreshTokenIdle(), lifetime));
        Set<GrantType> grants = wanted.grants().orElse(client.grants());
        List<String> audiences = wanted.audiences().orElse(client.audiences());
        Duration access = wanted.accessTokenLifetime().orElse(min(client.accessTokenLifetime(), longest));
        check(idle.compareTo(lifetime) <= 0, "refresh_token_idle is longer than refresh_token_lifetime");
        check(
                access.compareTo(longest) <= 0,
                "access_token_lifetime is longer than that of all configured clients, " + longest.toSeconds());
        check(!audiences.contains(reserved), "One of the audiences is that of administration");
        check(
                audiences.size() == 1 || audiences.stream().noneMatch(encrypted::contains),
                "An audience that gets encrypted tokens can only be the only one");
        ClientCredential credential = credential(client.credential(), wanted);
        check(
                !(credential instanceof ClientCredential.None)
                        || grants.stream().noneMatch(Client::needsCredential),
                "A public client can use refresh_token only");
        return new RegisteredClient(
                new Client(
                        client.id(),
                        credential,
                        grants,
                        wanted.scope().orElse(client.scope()),
                        audiences,
                        access,
                        idle,
                        lifetime),
                wanted.enabled().orElse(before.enabled()));
    }

    static Client with(Client client, ClientCredential credential) {
        return new Client(
                client.id(),
                credential,
                client.grants(),
                client.scope(),
                client.audiences(),
                client.accessTokenLifetime(),
                client.refreshTokenIdle(),
                client.refreshTokenLifetime());
    }

    private ClientCredential credential(ClientCredential before, WantedClient wanted) {
        if (wanted.jwks().isEmpty()) {
            return before;
        }
        check(before instanceof ClientCredential.Keys, "jwks is for clients of the type key");
        String jwks = wanted.jwks().get();
        check(
                jwks.length() <= 65_536 && goodKeys.test(jwks),
                "jwks is no JSON Web Key Set with a public key for RS256, PS256, ES256 or EdDSA, or has a private one");
        return new ClientCredential.Keys(jwks);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw malformed(otherwise);
        }
    }
}
