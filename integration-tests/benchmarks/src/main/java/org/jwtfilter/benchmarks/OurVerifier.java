// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.TrustedIssuer;
import org.jwtfilter.wire.TokenText;

/** jwt-filter, set up as its own configuration would. All that the benchmarks know of its classes is here. */
final class OurVerifier {
    static final Set<Algorithm> ALGORITHMS = EnumSet.allOf(Algorithm.class);

    /** The default of {@code jwt.filter.cache.size}. */
    private static final int CACHE_SIZE = 10_000;

    private OurVerifier() {}

    /** Verifies every token from scratch. */
    static Verification cold(Trust trust) {
        TokenVerifier verifier = verifier(trust, CryptoProvider.JDK, 0);
        return token -> verifier.verify(new TokenText(token.text()));
    }

    /** With the verified-token cache, and as a container calls it; empty where there is no such cache. */
    static Optional<Verification> cached(Trust trust) {
        TokenVerifier verifier = verifier(trust, CryptoProvider.JDK, CACHE_SIZE);
        return Optional.of(token -> verifier.verify(new TokenText(token.freshText())));
    }

    /** Like {@link #cold}, but with another provider's cryptography; empty where that cannot be had. */
    static Optional<Verification> onProvider(Trust trust, Provider provider) {
        Security.addProvider(provider); // At the end, where it changes nobody's defaults.
        try {
            CryptoProvider named = CryptoProvider.named(provider.getName());
            algorithm(trust).selfTest(named);
            TokenVerifier verifier = verifier(trust, named, 0);
            return Optional.of(token -> verifier.verify(new TokenText(token.text())));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static TokenVerifier verifier(Trust trust, CryptoProvider provider, int cacheSize) {
        TokenRules rules = new TokenRules(
                trust.issuer(),
                Optional.of(Set.of(trust.audience())),
                List.of(algorithm(trust)),
                TokenTypes.RFC_9068,
                Duration.ofSeconds(30),
                Optional.empty(),
                Optional.empty());
        try {
            FixedKeys keys = new FixedKeys(new KeyParser(rules.algorithms(), provider).read(trust.jwk()));
            return new TokenVerifier(
                    List.of(new TrustedIssuer(rules, keys, provider)), Optional.empty(), cacheSize, Clock.systemUTC());
        } catch (KeyFormatException e) {
            throw new IllegalStateException("a key of our own making cannot be read", e);
        }
    }

    private static SignatureAlgorithm algorithm(Trust trust) {
        return SignatureAlgorithm.named(trust.algorithm().jose()).orElseThrow();
    }
}
