// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jca.ProviderContext;

/**
 * Whose implementation verifies signatures: the JDK's or, if its name is configured, that of a registered provider such as
 * {@code AmazonCorrettoCryptoProvider}, which is many times faster with elliptic curves. HMAC stays with the JDK, which is
 * faster there.
 */
public final class CryptoProvider {
    private static final String SIGNATURE = "Signature";
    private static final int[] PSS_BITS = {256, 384, 512};

    /** The first provider that the JVM has for each algorithm, usually the JDK's own. */
    public static final CryptoProvider JDK = new CryptoProvider("", new ProviderContext(), Map.of());

    private final String name;
    private final ProviderContext usual;
    private final Map<String, ProviderContext> unusual;

    /**
     * A provider.
     *
     * @param usual how jose4j is to call it
     * @param unusual how else, by the {@code alg} that it goes for
     */
    private CryptoProvider(String name, ProviderContext usual, Map<String, ProviderContext> unusual) {
        this.name = name;
        this.usual = usual;
        this.unusual = Map.copyOf(unusual);
    }

    /**
     * The registered provider of this name. It is not to be trusted before {@link SignatureAlgorithm#selfTest}.
     *
     * @throws GeneralSecurityException if there is none; the message is a sentence for the deployer
     */
    public static CryptoProvider named(String name) throws GeneralSecurityException {
        Provider provider = Security.getProvider(name);
        if (provider == null) {
            throw new GeneralSecurityException("no provider of this name is registered with the JVM");
        }
        Map<String, ProviderContext> unusual = new HashMap<>();
        if (provider.getService(SIGNATURE, "RSASSA-PSS") == null) {
            for (int bits : PSS_BITS) {
                pssByAnotherName(provider, bits).ifPresent(context -> unusual.put("PS" + bits, context));
            }
        }
        return new CryptoProvider(name, signingWith(name), unusual);
    }

    private static ProviderContext signingWith(String name) {
        ProviderContext context = new ProviderContext();
        context.getSuppliedKeyProviderContext().setSignatureProvider(name);
        return context;
    }

    /** Conscrypt, for one, has a name for each hash where the JDK has one name and a parameter. */
    private static Optional<ProviderContext> pssByAnotherName(Provider provider, int bits) {
        String signature = "SHA" + bits + "withRSA/PSS";
        if (provider.getService(SIGNATURE, signature) == null) {
            return Optional.empty();
        }
        String hash = "SHA-" + bits;
        PSSParameterSpec parameters = new PSSParameterSpec(
                hash, "MGF1", new MGF1ParameterSpec(hash), bits / 8, PSSParameterSpec.TRAILER_FIELD_BC);
        ProviderContext context = signingWith(provider.getName());
        context.getSuppliedKeyProviderContext()
                .setSignatureAlgorithmOverride(new ProviderContext.SignatureAlgorithmOverride(signature, parameters));
        return Optional.of(context);
    }

    /**
     * The key in the provider's own form, so that it is not translated for each signature; as it is where that fails. The same
     * key it is if it is encoded the same: a form of a provider's own need not be of the JDK's types.
     */
    Key adopt(Key key, SignatureAlgorithm algorithm) {
        if (name.isEmpty() || !(key instanceof PublicKey) || !algorithm.fits(key)) {
            return key;
        }
        try {
            Key translated = KeyFactory.getInstance(key.getAlgorithm(), name).translateKey(key);
            return Arrays.equals(translated.getEncoded(), key.getEncoded()) ? translated : key;
        } catch (GeneralSecurityException e) {
            return key;
        }
    }

    /** How jose4j is to call it for this algorithm. */
    ProviderContext context(SignatureAlgorithm algorithm) {
        return unusual.getOrDefault(algorithm.joseName(), usual);
    }
}
