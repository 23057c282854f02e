// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.signing.SigningKeys;

/**
 * Signs access tokens for users and for clients, and encrypts those for audiences that want it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-2">RFC 9068 section 2</a>
 */
public final class AccessTokens {
    private static final String TYPE = "at+jwt";
    private static final int ID_BYTES = 16;

    private final SigningKeys keys;
    private final AccessTokenRules rules;
    private final Clock clock;
    private final SecureRandom random;

    public AccessTokens(SigningKeys keys, AccessTokenRules rules, Clock clock, SecureRandom random) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A token for {@code user}, good from now on.
     *
     * @param authTime when the user last gave the password; a refresh does not change it
     * @throws org.jwtfilter.login.oauth.UnavailableException if it is not known by which key to sign
     */
    public AccessToken issue(User user, Client client, Scope scope, Instant authTime) {
        return issue(user, client, scope, authTime, Optional.empty());
    }

    /**
     * The same with a place in a status list.
     *
     * @param status where it can be looked up whether the token still counts, empty if nowhere
     */
    public AccessToken issue(
            User user, Client client, Scope scope, Instant authTime, Optional<StatusReference> status) {
        ClaimsText claims = claims(client, scope, user.name().text()).add("auth_time", authTime.getEpochSecond());
        return signed(about(user, claims, status), client);
    }

    /**
     * A token for {@code user}, good from now on, who gave us no password: it has no {@code auth_time}.
     *
     * @param status where it can be looked up whether the token still counts, empty if nowhere
     * @throws org.jwtfilter.login.oauth.UnavailableException if it is not known by which key to sign
     */
    public AccessToken issue(User user, Client client, Scope scope, Optional<StatusReference> status) {
        return signed(about(user, claims(client, scope, user.name().text()), status), client);
    }

    private ClaimsText about(User user, ClaimsText claims, Optional<StatusReference> status) {
        claims.add("upn", user.name().text()).add("groups", new TreeSet<>(user.groups()));
        status.ifPresent(claims::status);
        rules.extraClaims().forEach((claim, attribute) -> {
            Object value = user.attributes().get(attribute);
            if (value != null) {
                claims.add(claim, value);
            }
        });
        return claims;
    }

    /**
     * A token for {@code client} itself, good from now on: {@code sub} is its id, and there is no {@code upn} and no {@code groups}, which
     * speak of people (RFC 9068 section 2.2).
     *
     * @param status where it can be looked up whether the token still counts, empty if nowhere
     * @throws org.jwtfilter.login.oauth.UnavailableException if it is not known by which key to sign
     */
    public AccessToken issue(Client client, Scope scope, Optional<StatusReference> status) {
        ClaimsText claims = claims(client, scope, client.id());
        status.ifPresent(claims::status);
        return signed(claims, client);
    }

    private ClaimsText claims(Client client, Scope scope, String subject) {
        long now = clock.instant().getEpochSecond();
        List<String> audiences = client.audiences();
        return new ClaimsText()
                .add("iss", rules.issuer())
                .add("sub", subject)
                .add("aud", audiences.size() == 1 ? audiences.get(0) : audiences)
                .add("iat", now)
                .add("nbf", now)
                .add("exp", now + client.accessTokenLifetime().toSeconds())
                .add("jti", id())
                .add("client_id", client.id())
                .add("scope", scope.text());
    }

    private AccessToken signed(ClaimsText claims, Client client) {
        String signed = keys.active().jws(TYPE, claims.bytes());
        String text = rules.encryptionFor(client.audiences())
                .map(encryption -> encryption.encrypt(signed))
                .orElse(signed);
        return new AccessToken(text, client.accessTokenLifetime());
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
