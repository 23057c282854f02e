// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.wire.TokenText;

/** Verifies the tokens of the issuers that it was told to trust. Safe for use by many threads. */
public final class TokenVerifier {
    private final Map<String, TrustedIssuer> issuers;
    /** Set where there is but one: then the payload need not be asked for its issuer before the signature is known. */
    private final @Nullable TrustedIssuer onlyIssuer;

    private final @Nullable TokenDecrypter decrypter;
    private final @Nullable VerifiedTokens cache;
    private final KnownHeaders knownHeaders = new KnownHeaders();
    private final Clock clock;

    /**
     * What to verify by.
     *
     * @param issuers at least one, no two with the same {@code iss}
     * @param decrypter opens encrypted tokens; if it is there, only those are accepted
     * @param cacheSize how many verified tokens are remembered, 0 for none
     * @param clock tells the time that {@code exp} and the like are held against
     */
    public TokenVerifier(List<TrustedIssuer> issuers, Optional<TokenDecrypter> decrypter, int cacheSize, Clock clock) {
        this.issuers = new HashMap<>();
        for (TrustedIssuer issuer : issuers) {
            if (this.issuers.put(issuer.rules().issuer(), issuer) != null) {
                throw new IllegalArgumentException(
                        "two entries for issuer " + issuer.rules().issuer());
            }
        }
        if (issuers.isEmpty()) {
            throw new IllegalArgumentException("at least one issuer is needed");
        }
        this.onlyIssuer = issuers.size() == 1 ? issuers.get(0) : null;
        this.decrypter = decrypter.orElse(null);
        this.cache = cacheSize == 0 ? null : new VerifiedTokens(cacheSize);
        this.clock = requireNonNull(clock, "clock");
    }

    /** For one issuer, signed tokens, the JDK's cryptography, and no memory. */
    public TokenVerifier(TokenRules rules, VerificationKeys keys, Clock clock) {
        this(List.of(new TrustedIssuer(rules, keys, CryptoProvider.JDK)), Optional.empty(), 0, clock);
    }

    /**
     * Checks that {@code text} was signed by a key of its issuer and that its claims satisfy the rules.
     *
     * <p>The order is form, header, key, signature, claims. Of an unsigned payload nothing but {@code iss} is looked at, and that
     * only where there are several issuers to choose from.
     *
     * @throws TokenRejectedException if the token is at fault; the reason says how
     * @throws KeysUnavailableException if the keys could not be read; says nothing about the token
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-7.2">RFC 7519 section 7.2</a>
     */
    public VerifiedToken verify(TokenText text) throws TokenRejectedException, KeysUnavailableException {
        byte[] bytes = CompactToken.bytes(text.value());
        if (cache == null) {
            return new VerifiedToken(text, verifyAnew(text.value(), bytes, null), false);
        }
        TokenDigest digest = TokenDigest.of(bytes);
        VerifiedClaims known = known(digest);
        return known != null
                ? new VerifiedToken(text, known, true)
                : new VerifiedToken(text, verifyAnew(text.value(), bytes, digest), false);
    }

    /** How many verified tokens are remembered now. */
    public int remembered() {
        return cache == null ? 0 : cache.size();
    }

    /** The claims of a token that was found good before and is good still: by the clock, and by the keys as they are now. */
    @SuppressWarnings("ReferenceEquality") // Keys that have not changed are the same object.
    private @Nullable VerifiedClaims known(TokenDigest digest) throws KeysUnavailableException {
        VerifiedTokens.Entry entry = requireNonNull(cache).get(digest);
        if (entry == null) {
            return null;
        }
        long now = clock.millis();
        boolean good = now >= entry.from()
                && now < entry.until()
                && entry.issuer().keys().current() == entry.keys();
        return good ? entry.claims() : null;
    }

    private VerifiedClaims verifyAnew(String text, byte[] bytes, @Nullable TokenDigest digest)
            throws TokenRejectedException, KeysUnavailableException {
        CompactToken token = CompactToken.parse(text, bytes);
        if (decrypter == null) {
            if (token.encrypted()) {
                throw new TokenRejectedException(Rejection.ENCRYPTION_NOT_EXPECTED);
            }
        } else {
            if (!token.encrypted()) {
                throw new TokenRejectedException(Rejection.NOT_ENCRYPTED);
            }
            String inner = decrypter.decrypt(text, token);
            token = CompactToken.parse(inner, CompactToken.bytes(inner));
            if (token.encrypted()) {
                throw new TokenRejectedException(Rejection.NOT_NESTED);
            }
        }
        return verifySigned(token, digest);
    }

    private VerifiedClaims verifySigned(CompactToken token, @Nullable TokenDigest digest)
            throws TokenRejectedException, KeysUnavailableException {
        TokenHeader known = token.header(knownHeaders);
        TokenHeader header = known != null ? known : TokenHeader.of(token.header());
        @Nullable Map<String, Object> claims = null;
        TrustedIssuer issuer = onlyIssuer;
        if (issuer == null) {
            claims = token.payload();
            issuer = named(claims.get("iss"));
        }
        TokenRules rules = issuer.rules();
        if (!rules.algorithms().contains(header.algorithm())) {
            throw new TokenRejectedException(Rejection.ALGORITHM_NOT_ALLOWED);
        }
        if (!rules.types().accepts(header.type())) {
            throw new TokenRejectedException(Rejection.WRONG_TYPE);
        }
        KeySnapshot keys = SignatureCheck.check(issuer, header, token);
        if (known == null) {
            token.remember(header, knownHeaders);
        }
        if (claims == null) {
            claims = token.payload();
        }
        ClaimRules.Window window = ClaimRules.check(rules, claims, clock);
        VerifiedClaims verified = new VerifiedClaims(claims);
        if (digest != null) {
            requireNonNull(cache)
                    .put(digest, new VerifiedTokens.Entry(verified, issuer, keys, window.from(), window.until()));
        }
        return verified;
    }

    /** Which issuer an unsigned payload names: enough to know whose keys to try, and nothing more is believed. */
    private TrustedIssuer named(@Nullable Object iss) throws TokenRejectedException {
        if (iss == null) {
            throw new TokenRejectedException(Rejection.CLAIM_MISSING);
        }
        if (!(iss instanceof String name)) {
            throw new TokenRejectedException(Rejection.CLAIM_MALFORMED);
        }
        TrustedIssuer issuer = issuers.get(name);
        if (issuer == null) {
            throw new TokenRejectedException(Rejection.WRONG_ISSUER);
        }
        return issuer;
    }
}
