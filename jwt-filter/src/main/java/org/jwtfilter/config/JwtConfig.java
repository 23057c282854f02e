// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jwtfilter.caller.CallerRules;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.KeyReader;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeyTiming;
import org.jwtfilter.status.StatusRules;
import org.jwtfilter.token.TokenDecrypter;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.wire.Challenge;
import org.jwtfilter.wire.CrossSiteRule;
import org.jwtfilter.wire.GuardedPaths;
import org.jwtfilter.wire.OutgoingHosts;
import org.jwtfilter.wire.TokenFinder;

/**
 * Everything jwt-filter was told, checked. Immutable; read once at start.
 *
 * @param issuers whose tokens are accepted, at least one
 * @param decrypter opens encrypted tokens, empty if none are expected
 * @param provider whose cryptography verifies signatures
 * @param cacheSize how many verified tokens are remembered, 0 for none
 * @param finder looks where requests may carry their tokens
 * @param crossSite says which requests with a token in a cookie are served
 * @param challenge how refusals are worded
 * @param outgoing who may be given a caller's token
 * @param paths what the servlet filter guards
 * @param hook by which the container is to learn who is calling
 * @param anonymousAllowed whether the servlet filter passes on requests that carry no token
 */
public record JwtConfig(
        List<Issuer> issuers,
        Optional<TokenDecrypter> decrypter,
        CryptoProvider provider,
        int cacheSize,
        TokenFinder finder,
        CrossSiteRule crossSite,
        Challenge challenge,
        OutgoingHosts outgoing,
        GuardedPaths paths,
        Hook hook,
        boolean anonymousAllowed) {
    public JwtConfig {
        issuers = List.copyOf(issuers);
    }

    /**
     * One issuer.
     *
     * @param rules what its tokens must say
     * @param keys where its keys come from
     * @param caller which of its claims say who is calling
     * @param status how it is learned which of its tokens were taken back, empty if nobody asks
     */
    public record Issuer(TokenRules rules, Keys keys, CallerRules caller, Optional<StatusRules> status) {}

    /** Where an issuer's keys come from. */
    public sealed interface Keys {
        /** Given with the configuration: inline, or on the class path. */
        record Given(KeySnapshot snapshot) implements Keys {}

        /** In a file, which may change; {@code first} is what it held at the start. */
        record In(Path file, KeySnapshot first, KeyReader reader, KeyTiming timing) implements Keys {}

        /** Published at an http or https URL. */
        record At(URI uri, KeyReader reader, KeyTiming timing) implements Keys {}
    }
}
