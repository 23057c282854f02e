// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.jwt.JwkSetConverter;
import com.google.crypto.tink.jwt.JwtHmacKey;
import com.google.crypto.tink.jwt.JwtHmacParameters;
import com.google.crypto.tink.jwt.JwtInvalidException;
import com.google.crypto.tink.jwt.JwtMac;
import com.google.crypto.tink.jwt.JwtMacConfig;
import com.google.crypto.tink.jwt.JwtPublicKeyVerify;
import com.google.crypto.tink.jwt.JwtSignatureConfig;
import com.google.crypto.tink.jwt.JwtValidator;
import com.google.crypto.tink.jwt.VerifiedJwt;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** Google's Tink. It would take Conscrypt's cryptography if that were on the class path, which it is not. */
final class TinkPeer {
    private TinkPeer() {}

    static Verification of(Trust trust) throws GeneralSecurityException, IOException {
        JwtValidator validator = JwtValidator.newBuilder()
                .expectTypeHeader(trust.type())
                .expectIssuer(trust.issuer())
                .expectAudience(trust.audience())
                .build();
        if (trust.algorithm().isSymmetric()) {
            JwtMac mac = mac(trust);
            return token -> withSubject(mac.verifyMacAndDecode(token.text(), validator));
        }
        JwtSignatureConfig.register();
        JwtPublicKeyVerify verifier = JwkSetConverter.toPublicKeysetHandle("{\"keys\":[" + trust.jwk() + "]}")
                .getPrimitive(RegistryConfiguration.get(), JwtPublicKeyVerify.class);
        return token -> withSubject(verifier.verifyAndDecode(token.text(), validator));
    }

    @AccessesPartialKey
    private static JwtMac mac(Trust trust) throws GeneralSecurityException {
        JwtMacConfig.register();
        byte[] secret = trust.key().getEncoded();
        JwtHmacParameters parameters = JwtHmacParameters.builder()
                .setKeySizeBytes(secret.length)
                .setAlgorithm(JwtHmacParameters.Algorithm.HS256)
                .setKidStrategy(JwtHmacParameters.KidStrategy.CUSTOM)
                .build();
        JwtHmacKey key = JwtHmacKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()))
                .setCustomKid(trust.keyId())
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), JwtMac.class);
    }

    private static VerifiedJwt withSubject(VerifiedJwt jwt) throws JwtInvalidException {
        if (!jwt.hasSubject()) {
            throw new JwtInvalidException("sub is missing");
        }
        return jwt;
    }
}
