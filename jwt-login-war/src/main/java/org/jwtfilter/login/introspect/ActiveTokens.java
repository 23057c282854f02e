// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.introspect;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.Clients;
import org.jwtfilter.login.issue.OwnToken;
import org.jwtfilter.login.issue.OwnTokens;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.refresh.Family;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.refresh.SpentToken;
import org.jwtfilter.login.revocation.Revocations;

/**
 * Knows which tokens can be used now, and what to tell of them to whom. Asks the database each time, so that what one node took back is over
 * on all.
 */
public final class ActiveTokens {
    private static final Scope EVERY_TOKEN = new Scope(Set.of("jwt-login-introspect"));

    /** What is told of an access token, as it stands in it (RFC 7662 section 2.2). */
    private static final List<String> TOLD =
            List.of("scope", "client_id", "exp", "iat", "nbf", "sub", "aud", "iss", "jti");

    private final String issuer;
    private final OwnTokens accessTokens;
    private final Revocations revocations;
    private final RefreshFamilies families;
    private final Clients clients;
    private final Realm realm;
    private final Set<String> issuers;

    /**
     * @param issuer our URL
     * @param clients those that may get tokens now
     * @param issuers short names of the issuers whose assertions speak of users of their own, whom no realm knows
     */
    public ActiveTokens(
            String issuer,
            OwnTokens accessTokens,
            Revocations revocations,
            RefreshFamilies families,
            Clients clients,
            Realm realm,
            Set<String> issuers) {
        this.issuer = issuer;
        this.accessTokens = accessTokens;
        this.revocations = revocations;
        this.families = families;
        this.clients = clients;
        this.realm = realm;
        this.issuers = Set.copyOf(issuers);
    }

    /**
     * What {@code caller} is told of {@code token}, by the names of RFC 7662; empty if the token cannot be used now, for whatever reason, or
     * is not the caller's matter.
     *
     * @throws org.jwtfilter.login.oauth.UnavailableException if that cannot be found out now
     */
    Optional<Map<String, Object>> find(String token, Client caller) {
        Optional<RefreshToken> refresh = RefreshToken.parse(token);
        if (refresh.isPresent()) {
            // Its own only: who was shown it by somebody else must not take it for an access token.
            return families.current(refresh.get(), caller).map(this::ofLogin);
        }
        return accessTokens
                .find(token)
                .filter(found -> concerns(found, caller))
                .filter(this::counts)
                .map(ActiveTokens::ofAccessToken);
    }

    /** It was issued to the caller or is meant for it, or the caller was registered as one that may look at every token. */
    private static boolean concerns(OwnToken token, Client caller) {
        return token.clientId().filter(caller.id()::equals).isPresent()
                || audiences(token).contains(caller.id())
                || caller.scope().covers(EVERY_TOKEN);
    }

    private static List<?> audiences(OwnToken token) {
        Object audience = token.claims().get("aud");
        return audience instanceof List<?> several ? several : List.of(String.valueOf(audience));
    }

    private boolean counts(OwnToken token) {
        return !revocations.isTakenBack(token.status(), token.subject(), token.issuedAt())
                && token.clientId().flatMap(clients::find).isPresent()
                && (isOfClient(token)
                        || isOfIssuer(token)
                        || token.user().flatMap(realm::now).isPresent());
    }

    private static boolean isOfClient(OwnToken token) {
        return !token.claims().containsKey("upn");
    }

    /** A user of a realm may be called alike, but has given a password. */
    private boolean isOfIssuer(OwnToken token) {
        int colon = token.subject().indexOf(':');
        return colon > 0
                && issuers.contains(token.subject().substring(0, colon))
                && !token.claims().containsKey("auth_time");
    }

    private static Map<String, Object> ofAccessToken(OwnToken token) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("token_type", "Bearer");
        token.user().map(User::name).ifPresent(name -> members.put("username", name.text()));
        for (String name : TOLD) {
            Object value = token.claims().get(name);
            if (value != null) {
                members.put(name, value);
            }
        }
        return members;
    }

    /** Without {@code token_type}, which is for access tokens. */
    private Map<String, Object> ofLogin(Family login) {
        String name = login.user().name().text();
        Instant issuedAt = login.spent().map(SpentToken::at).orElse(login.authTime());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("username", name);
        members.put("scope", login.scope().text());
        members.put("client_id", login.clientId());
        members.put("exp", login.idleUntil().getEpochSecond());
        members.put("iat", issuedAt.getEpochSecond());
        members.put("sub", name);
        members.put("iss", issuer);
        return members;
    }
}
