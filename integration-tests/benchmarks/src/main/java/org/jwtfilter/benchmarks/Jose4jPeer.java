// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** jose4j, by the class that its documentation shows. */
final class Jose4jPeer {
    private Jose4jPeer() {}

    static Verification of(Trust trust) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, trust.algorithm().jose()))
                .setVerificationKey(trust.key())
                .setExpectedIssuer(true, trust.issuer())
                .setExpectedAudience(true, trust.audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .build();
        return token -> consumer.processToClaims(token.text());
    }
}
