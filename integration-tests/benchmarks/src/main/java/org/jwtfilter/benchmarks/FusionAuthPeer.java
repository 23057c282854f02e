// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.ec.ECVerifier;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.fusionauth.jwt.rsa.RSAPSSVerifier;
import io.fusionauth.jwt.rsa.RSAVerifier;
import java.util.List;

/** FusionAuth's JWT library. It checks signature and times; the rest is as its documentation leaves it to the application. */
final class FusionAuthPeer {
    private FusionAuthPeer() {}

    static Verification of(Trust trust) {
        Verifier verifier = verifier(trust);
        JWTDecoder decoder = JWT.getDecoder();
        String algorithm = trust.algorithm().jose();
        return token -> {
            JWT jwt = decoder.decode(token.text(), verifier);
            // An RSA verifier takes RS384 and RS512, too.
            require(jwt.header.algorithm.name().equals(algorithm), "alg");
            require(trust.issuer().equals(jwt.issuer), "iss");
            require(isFor(trust.audience(), jwt.audience), "aud");
            require(jwt.expiration != null, "exp");
            require(jwt.subject != null, "sub");
            return jwt;
        };
    }

    private static Verifier verifier(Trust trust) {
        return switch (trust.algorithm()) {
            case RS256 -> RSAVerifier.newVerifier(trust.publicKey());
            case PS256 -> RSAPSSVerifier.newVerifier(trust.publicKey());
            case ES256 -> ECVerifier.newVerifier(trust.publicKey());
            case HS256 -> HMACVerifier.newVerifier(trust.key().getEncoded());
            default -> throw new IllegalArgumentException(trust.algorithm().jose());
        };
    }

    private static boolean isFor(String audience, Object claim) {
        return audience.equals(claim) || (claim instanceof List<?> list && list.contains(audience));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
