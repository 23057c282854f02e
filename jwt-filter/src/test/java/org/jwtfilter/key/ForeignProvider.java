// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/**
 * A provider like the native ones: its keys are of types of its own, it verifies with no others, and PSS has a name for each
 * hash. The work is done by the JDK.
 */
public final class ForeignProvider extends Provider {
    private static final long serialVersionUID = 1L;
    static final String NAME = "Foreign";

    ForeignProvider() {
        super(NAME, "1", "for tests");
        put("KeyFactory.RSA", Keys.class.getName());
        put("KeyFactory.EdDSA", Keys.class.getName());
        put("Signature.SHA256withRSA/PSS", Pss.class.getName());
        put("Signature.EdDSA", Edwards.class.getName());
        put("Signature.Ed25519", Edwards.class.getName());
    }

    record ForeignKey(PublicKey key) implements PublicKey {
        @Override
        public String getAlgorithm() {
            return key.getAlgorithm();
        }

        @Override
        public String getFormat() {
            return key.getFormat();
        }

        @Override
        public byte[] getEncoded() {
            return key.getEncoded();
        }
    }

    /** For the JCA to make. */
    public static final class Keys extends KeyFactorySpi {
        @Override
        protected Key engineTranslateKey(Key key) {
            return new ForeignKey((PublicKey) key);
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec keySpec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException();
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec keySpec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException();
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> keySpec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException();
        }
    }

    /** For the JCA to make. */
    public static final class Pss extends Borrowed {
        public Pss() throws NoSuchAlgorithmException {
            super("RSASSA-PSS");
        }
    }

    /** For the JCA to make. */
    public static final class Edwards extends Borrowed {
        public Edwards() throws NoSuchAlgorithmException {
            super("EdDSA");
        }
    }

    private abstract static class Borrowed extends SignatureSpi {
        private final Signature signature;

        Borrowed(String name) throws NoSuchAlgorithmException {
            signature = Signature.getInstance(name);
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            if (!(key instanceof ForeignKey ours)) {
                throw new InvalidKeyException("would have to be translated for each signature");
            }
            signature.initVerify(ours.key());
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            throw new InvalidKeyException();
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            signature.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) throws SignatureException {
            signature.update(bytes, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            throw new SignatureException();
        }

        @Override
        protected boolean engineVerify(byte[] bytes) throws SignatureException {
            return signature.verify(bytes);
        }

        @Override
        protected void engineSetParameter(AlgorithmParameterSpec parameters) throws InvalidAlgorithmParameterException {
            signature.setParameter(parameters);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
