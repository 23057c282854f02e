// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.MissingClaimException;
import io.jsonwebtoken.security.SecureDigestAlgorithm;

/** jjwt, with Jackson as its JSON reader. */
final class JjwtPeer {
    private JjwtPeer() {}

    static Verification of(Trust trust) {
        SecureDigestAlgorithm<?, ?> algorithm =
                Jwts.SIG.get().forKey(trust.algorithm().jose());
        JwtParserBuilder builder = Jwts.parser()
                .sig()
                .clear()
                .add(algorithm)
                .and()
                .requireIssuer(trust.issuer())
                .requireAudience(trust.audience());
        JwtParser parser = trust.algorithm().isSymmetric()
                ? builder.verifyWith(trust.secretKey()).build()
                : builder.verifyWith(trust.publicKey()).build();
        return token -> {
            var jws = parser.parseSignedClaims(token.text());
            // The parser compares values only; that a claim is there at all is left to the application.
            if (jws.getPayload().getSubject() == null || jws.getPayload().getExpiration() == null) {
                throw new MissingClaimException(jws.getHeader(), jws.getPayload(), "sub", "", "sub or exp is missing");
            }
            return jws;
        };
    }
}
