// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Set;

/** Nimbus JOSE + JWT, by the class that its documentation shows. */
// It takes null for "no context", and says so in its documentation only.
@SuppressWarnings("NullAway")
final class NimbusPeer {
    private NimbusPeer() {}

    static Verification of(Trust trust) throws ParseException, JOSEException {
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                trust.audience(),
                new JWTClaimsSet.Builder().issuer(trust.issuer()).build(),
                Set.of("exp", "sub"));
        if (trust.algorithm() == Algorithm.EDDSA) {
            return edwards(trust, claims);
        }
        DefaultJWTProcessor<SecurityContext> processor = processor(trust);
        processor.setJWTClaimsSetVerifier(claims);
        return token -> processor.process(token.text(), null);
    }

    /** Header and signature; the claims are left to the caller. */
    static DefaultJWTProcessor<SecurityContext> processor(Trust trust) throws ParseException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(trust.type())));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.parse(trust.algorithm().jose()),
                new ImmutableJWKSet<>(new JWKSet(JWK.parse(trust.jwk())))));
        return processor;
    }

    /** By hand, for the processor knows no Edwards curves; the verifier is Tink's Java, not the JDK's provider. */
    private static Verification edwards(Trust trust, DefaultJWTClaimsVerifier<SecurityContext> claims)
            throws ParseException, JOSEException {
        JWSVerifier verifier = new Ed25519Verifier(OctetKeyPair.parse(trust.jwk()));
        var types = new DefaultJOSEObjectTypeVerifier<SecurityContext>(new JOSEObjectType(trust.type()));
        JWSAlgorithm algorithm = JWSAlgorithm.parse(trust.algorithm().jose());
        return token -> {
            SignedJWT jwt = SignedJWT.parse(token.text());
            JWSHeader header = jwt.getHeader();
            types.verify(header.getType(), null);
            if (!header.getAlgorithm().equals(algorithm) || !jwt.verify(verifier)) {
                throw new JOSEException("not by this key");
            }
            claims.verify(jwt.getJWTClaimsSet(), null);
            return jwt;
        };
    }
}
