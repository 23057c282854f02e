// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Auth0's java-jwt. */
final class Auth0Peer {
    private Auth0Peer() {}

    static Verification of(Trust trust) {
        JWTVerifier verifier = JWT.require(algorithm(trust))
                .withIssuer(trust.issuer())
                .withAnyOfAudience(trust.audience())
                .withClaimPresence("exp")
                .withClaimPresence("sub")
                .build();
        return token -> verifier.verify(token.text());
    }

    private static Algorithm algorithm(Trust trust) {
        return switch (trust.algorithm()) {
            case RS256 -> Algorithm.RSA256((RSAPublicKey) trust.publicKey(), null);
            case ES256 -> Algorithm.ECDSA256((ECPublicKey) trust.publicKey(), null);
            case HS256 -> Algorithm.HMAC256(trust.key().getEncoded());
            default -> throw new IllegalArgumentException(trust.algorithm().jose());
        };
    }
}
