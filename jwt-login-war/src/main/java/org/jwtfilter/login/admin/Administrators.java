// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.issue.OwnToken;
import org.jwtfilter.login.issue.OwnTokens;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.revocation.Revocations;

/** Knows who may administer: whoever is in one group now, with a token that was made for this. */
public final class Administrators {
    /** The client that asks for such tokens. */
    public static final String CLIENT_ID = "jwt-login-admin";

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Pattern BEARER = Pattern.compile("Bearer +([A-Za-z0-9._-]+)", Pattern.CASE_INSENSITIVE);

    private final OwnTokens tokens;
    private final String audience;
    private final Revocations revocations;
    private final Realm realm;
    private final String group;

    /**
     * @param audience what their tokens must be for
     * @param group what they must be in
     */
    public Administrators(OwnTokens tokens, String audience, Revocations revocations, Realm realm, String group) {
        this.tokens = tokens;
        this.audience = audience;
        this.revocations = revocations;
        this.realm = realm;
        this.group = group;
    }

    /** Whose tokens are for administration and nothing else, and whose logins end with them. */
    public static Client client(String issuer) {
        Scope scope = Scope.parse("admin").orElseThrow();
        return new Client(CLIENT_ID, scope, List.of(audience(issuer)), LIFETIME, LIFETIME, LIFETIME);
    }

    /** What the tokens of administrators are for; other applications must not be able to use the tokens that they are sent. */
    public static String audience(String issuer) {
        return issuer + "/admin";
    }

    /**
     * The administrator whom a request comes from.
     *
     * @param authorization the values of the {@code Authorization} fields, null if there is none
     * @throws OAuthException 401 without a good token, 403 for somebody who is no administrator, or not any more
     */
    UserName check(@Nullable List<String> authorization) {
        if (authorization == null || authorization.isEmpty()) {
            throw new OAuthException(OAuthError.missingToken());
        }
        Optional<User> user = Optional.of(authorization)
                .filter(fields -> fields.size() == 1)
                .map(fields -> BEARER.matcher(fields.get(0)))
                .filter(Matcher::matches)
                .flatMap(bearer -> tokens.find(bearer.group(1), audience))
                .filter(token -> !revocations.isTakenBack(token.status(), token.subject(), token.issuedAt()))
                .flatMap(OwnToken::user)
                .flatMap(realm::now);
        if (user.isEmpty()) {
            throw new OAuthException(OAuthError.invalidToken());
        }
        if (!user.get().groups().contains(group)) {
            throw new OAuthException(OAuthError.insufficientScope());
        }
        return user.get().name();
    }
}
