// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.SigningKeys;

/**
 * Signs access tokens for users.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-2">RFC 9068 section 2</a>
 */
public final class AccessTokens {
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
     */
    public AccessToken issue(User user, Client client, Scope scope, Instant authTime) {
        long now = clock.instant().getEpochSecond();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(rules.issuer());
        claims.setSubject(user.name().text());
        claims.setAudience(client.audiences());
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setNotBefore(NumericDate.fromSeconds(now));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now + client.accessTokenLifetime().toSeconds()));
        claims.setJwtId(id());
        claims.setStringClaim("client_id", client.id());
        claims.setStringClaim("scope", scope.text());
        claims.setNumericDateClaim("auth_time", NumericDate.fromSeconds(authTime.getEpochSecond()));
        claims.setStringClaim("upn", user.name().text());
        claims.setStringListClaim("groups", List.copyOf(new TreeSet<>(user.groups())));
        return new AccessToken(sign(claims.toJson()), client.accessTokenLifetime());
    }

    private String sign(String claims) {
        SigningKey key = keys.active();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "at+jwt");
        signature.setKeyIdHeaderValue(key.publicHalf().id());
        signature.setKey(key.privateKey());
        signature.setPayload(claims);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(
                    "The signing key " + key.publicHalf().id() + " cannot sign", e);
        }
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
