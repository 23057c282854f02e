// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Security;
import org.jose4j.jca.ProviderContext;

/**
 * Whose implementation verifies signatures: the JDK's or, if its name is configured, that of a registered provider such as
 * {@code AmazonCorrettoCryptoProvider}, which is many times faster with elliptic curves. HMAC stays with the JDK, which is
 * faster there.
 */
public final class CryptoProvider {
    /** The first provider that the JVM has for each algorithm, usually the JDK's own. */
    public static final CryptoProvider JDK = new CryptoProvider("", new ProviderContext());

    private final String name;
    private final ProviderContext context;

    private CryptoProvider(String name, ProviderContext context) {
        this.name = name;
        this.context = context;
    }

    /**
     * The registered provider of this name. It is not to be trusted before {@link SignatureAlgorithm#selfTest}.
     *
     * @throws GeneralSecurityException if there is none; the message is a sentence for the deployer
     */
    public static CryptoProvider named(String name) throws GeneralSecurityException {
        if (Security.getProvider(name) == null) {
            throw new GeneralSecurityException("no provider of this name is registered with the JVM");
        }
        ProviderContext context = new ProviderContext();
        context.getSuppliedKeyProviderContext().setSignatureProvider(name);
        return new CryptoProvider(name, context);
    }

    /**
     * The key in the provider's own form, so that it is not translated for each signature; as it is where that fails, or
     * where the form is one that we do not know how to check.
     */
    Key adopt(Key key, SignatureAlgorithm algorithm) {
        if (name.isEmpty() || !(key instanceof PublicKey)) {
            return key;
        }
        try {
            Key translated = KeyFactory.getInstance(key.getAlgorithm(), name).translateKey(key);
            return algorithm.fits(translated) ? translated : key;
        } catch (GeneralSecurityException e) {
            return key;
        }
    }

    ProviderContext context() {
        return context;
    }
}
