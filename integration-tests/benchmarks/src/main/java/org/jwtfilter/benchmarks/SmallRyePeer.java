// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import java.util.Set;

/** SmallRye JWT, the MicroProfile implementation of Quarkus, WildFly and others; it stands on jose4j. */
final class SmallRyePeer {
    private SmallRyePeer() {}

    static Verification of(Trust trust) {
        JWTAuthContextInfo info = trust.algorithm().isSymmetric()
                ? new JWTAuthContextInfo(trust.secretKey(), trust.issuer())
                : new JWTAuthContextInfo(trust.publicKey(), trust.issuer());
        info.setSignatureAlgorithm(
                Set.of(SignatureAlgorithm.fromAlgorithm(trust.algorithm().jose())));
        info.setExpectedAudience(Set.of(trust.audience()));
        info.setRequiredClaims(Set.of("sub"));
        JWTParser parser = new DefaultJWTParser(info);
        return token -> parser.parse(token.text());
    }
}
