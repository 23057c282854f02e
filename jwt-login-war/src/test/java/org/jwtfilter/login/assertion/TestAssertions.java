// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.assertion.AssertionIssuer.Subjects;
import org.jwtfilter.login.oauth.Scope;

/** Assertions of somebody who signs with ES256, until a test wants others. */
public final class TestAssertions {
    public static final String US = "https://login.example";
    public static final String PARTNER = "https://partner.example";
    public static final PublicJsonWebKey KEY = key();

    private TestAssertions() {}

    /** Somebody who is trusted with assertions of any client about users of the realm. */
    public static AssertionIssuer partner() {
        return partner(new Subjects.OfRealm(Optional.empty()), Optional.empty());
    }

    public static AssertionIssuer partner(Subjects subjects, Optional<Scope> scope, String... clients) {
        return issuer("partner", PARTNER, KEY, "sub", subjects, scope, clients);
    }

    static AssertionIssuer issuer(
            String name,
            String issuer,
            PublicJsonWebKey key,
            String userClaim,
            Subjects subjects,
            Optional<Scope> scope,
            String... clients) {
        return new AssertionIssuer(
                name,
                issuer,
                given(key),
                List.of(SignatureAlgorithm.ES256),
                Duration.ofMinutes(5),
                Set.of(clients),
                userClaim,
                subjects,
                scope);
    }

    static KeyPlace given(PublicJsonWebKey key) {
        try {
            String jwks = new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
            return new KeyPlace.Given(KeyPlace.read(jwks, List.of(SignatureAlgorithm.ES256)));
        } catch (KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes assertions of these, each once. */
    public static IssuerAssertions of(Clock clock, AssertionIssuer... issuers) {
        return of(clock, new HashSet<>(), issuers);
    }

    static IssuerAssertions of(Clock clock, Set<String> used, AssertionIssuer... issuers) {
        return new IssuerAssertions(new AssertionRules(US, new SetOfSpent(used), clock), List.of(issuers));
    }

    /** Claims of the partner about alice, good for a minute, with these in their place. */
    public static Map<String, Object> claims(Instant now, Map<String, Object> changes) {
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss",
                PARTNER,
                "sub",
                "alice",
                "aud",
                US,
                "jti",
                "1",
                "exp",
                now.plus(Duration.ofMinutes(1)).getEpochSecond()));
        claims.putAll(changes);
        return claims;
    }

    public static String sign(Map<String, Object> claims) {
        return sign(claims, KEY, "authorization-grant+jwt");
    }

    static String sign(Map<String, Object> claims, PublicJsonWebKey key, String type) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("ES256");
        if (!type.isEmpty()) {
            jws.setHeader("typ", type);
        }
        jws.setPayload(JsonUtil.toJson(claims));
        jws.setKey(key.getPrivateKey());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublicJsonWebKey key() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys of used assertions, where they can be seen. */
    record SetOfSpent(Set<String> used) implements SpentAssertions {
        @Override
        public boolean spend(String key, Instant until) {
            return used.add(key);
        }

        @Override
        public void forgetExpired(Instant now) {}
    }
}
