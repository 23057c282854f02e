// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signs the tokens that the load carries, RS256 with 2048 bits, good for an hour. */
final class Issuer {
    static final String NAME = "https://login.example.org";
    static final String AUDIENCE = "orders";
    private static final int LIFETIME_MINUTES = 60;

    private final KeyPair keys;

    Issuer() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    /** The configuration of MicroProfile JWT that trusts this issuer; the same for both implementations. */
    String configuration() {
        return "mp.jwt.verify.issuer=" + NAME + "\nmp.jwt.verify.audiences=" + AUDIENCE
                + "\nmp.jwt.verify.publickey="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()) + "\n";
    }

    /** So many tokens, of a user each. */
    List<String> tokens(int count) {
        return IntStream.range(0, count).mapToObj(this::token).toList();
    }

    private String token(int number) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience(AUDIENCE);
        claims.setSubject("user-" + number);
        claims.setClaim("upn", "user-" + number + "@example.org");
        claims.setStringListClaim("groups", "user", "clerk", "sales", "europe", "first-floor");
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(LIFETIME_MINUTES);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("RS256");
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims.toJson());
        signature.setKey(keys.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("RS256 cannot be done", e);
        }
    }
}
