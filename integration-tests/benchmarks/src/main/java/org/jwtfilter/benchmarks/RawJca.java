// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Mac;
import org.jose4j.jws.EcdsaUsingShaAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * The cryptography alone, on bytes that somebody else has decoded: the limit that parsing, decoding and checking can only add
 * to. A new {@link Signature} for each token, as all candidates do, for they are not safe for use by many threads.
 */
final class RawJca {
    private static final String REFUSED = "not by this key";

    private RawJca() {}

    static Verification of(Trust trust) throws GeneralSecurityException {
        if (trust.algorithm().isSymmetric()) {
            return mac(trust.algorithm().names().get(0), trust.key());
        }
        return signature(trust.algorithm(), trust.publicKey(), null);
    }

    /**
     * The same with a provider of the caller's choice.
     *
     * @throws NoSuchAlgorithmException if it has not got the algorithm
     */
    static Verification of(Trust trust, Provider provider) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance(trust.algorithm().keyName(), provider)
                .generatePublic(new X509EncodedKeySpec(trust.publicKey().getEncoded()));
        return signature(trust.algorithm(), key, provider);
    }

    private static Verification mac(String name, Key key) {
        return token -> {
            Mac mac = Mac.getInstance(name);
            mac.init(key);
            if (!MessageDigest.isEqual(mac.doFinal(token.signedContent()), token.signature())) {
                throw new SignatureException(REFUSED);
            }
            return token;
        };
    }

    private static Verification signature(Algorithm algorithm, PublicKey key, @Nullable Provider provider)
            throws NoSuchAlgorithmException {
        String name = supported(algorithm, provider);
        AlgorithmParameterSpec parameters = algorithm.parameters();
        boolean asn1 = name.equals(Algorithm.ASN1_NAME);
        return token -> {
            Signature signature = instance(name, provider);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            signature.initVerify(key);
            signature.update(token.signedContent());
            byte[] bytes = token.signature();
            if (!signature.verify(asn1 ? EcdsaUsingShaAlgorithm.convertConcatenatedToDer(bytes) : bytes)) {
                throw new SignatureException(REFUSED);
            }
            return token;
        };
    }

    private static String supported(Algorithm algorithm, @Nullable Provider provider) throws NoSuchAlgorithmException {
        for (String name : algorithm.names()) {
            try {
                instance(name, provider);
                return name;
            } catch (NoSuchAlgorithmException e) {
                // The next name, then.
            }
        }
        throw new NoSuchAlgorithmException(algorithm.jose());
    }

    private static Signature instance(String name, @Nullable Provider provider) throws NoSuchAlgorithmException {
        return provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
    }
}
