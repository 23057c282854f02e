// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.TrustedIssuer;
import org.jwtfilter.token.VerifiedClaims;
import org.jwtfilter.wire.TokenText;

/**
 * What every assertion must be: signed by its issuer, for us and for nobody else, of a short life, and new.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-3">RFC 7523 section 3</a>
 */
public final class AssertionRules {
    /** By how much the clock of an issuer may be off. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(AssertionRules.class.getName());
    private static final List<String> REQUIRED = List.of("iss", "sub", "aud", "exp", "jti");

    private final String issuer;
    private final SpentAssertions spent;
    private final Clock clock;

    /** @param issuer our issuer URL */
    public AssertionRules(String issuer, SpentAssertions spent, Clock clock) {
        this.issuer = issuer;
        this.spent = spent;
        this.clock = clock;
    }

    /** What is made of an assertion that is good so far. */
    @FunctionalInterface
    interface Use<T> {
        /**
         * Makes it.
         *
         * @throws RefusedAssertionException if it is not good after all; it is not spent then
         */
        T of(VerifiedClaims claims) throws RefusedAssertionException;
    }

    /**
     * Assertions that are used for one thing.
     *
     * @param name what for. They are spent for that: a client cannot spend the ids of an issuer that is called as it is
     * @param verifier knows whose they may be
     * @param longest how long those of an issuer may live: from {@code iat}, where that is there, and from now to {@code exp}
     */
    record Kind(String name, TokenVerifier verifier, Function<String, Duration> longest) {}

    /**
     * Trusts somebody's assertions.
     *
     * @param from the exact {@code iss}
     * @param audiences one of which they name, and nobody beside: who is named beside us could use them here
     * @param types which {@code typ} they have, where they have one
     */
    TrustedIssuer trust(
            String from,
            Set<String> audiences,
            VerificationKeys keys,
            List<SignatureAlgorithm> algorithms,
            Set<String> types) {
        TokenRules rules = new TokenRules(
                from,
                Optional.of(audiences),
                algorithms,
                new TokenTypes(types, true, REQUIRED),
                SKEW,
                Optional.empty(),
                Optional.empty());
        return new TrustedIssuer(rules, keys, CryptoProvider.JDK);
    }

    /** Our issuer URL, by which assertions name us. */
    String ourselves() {
        return issuer;
    }

    /** A verifier for the assertions of these. */
    TokenVerifier verifier(List<TrustedIssuer> issuers) {
        return new TokenVerifier(issuers, Optional.empty(), 0, clock);
    }

    /**
     * What {@code use} makes of an assertion, which is spent after that: whatever else it is refused for, it can come again.
     *
     * @throws RefusedAssertionException if it is not good
     * @throws UnavailableException if the keys of its issuer, or the store, are not there
     */
    <T> T spend(String text, Kind kind, Use<T> use) throws RefusedAssertionException {
        VerifiedClaims claims = verified(text, kind.verifier());
        require(isForUsAlone(claims), "not-for-us-alone");
        require(isShort(claims, kind.longest().apply(claims.issuer())), "lives-too-long");
        String id = claims.string("jti").filter(any -> !any.isEmpty()).orElse("");
        require(!id.isEmpty(), "no-id");
        T made = use.of(claims);
        String key = key(kind.name(), claims.issuer(), id);
        require(spent.spend(key, claims.expiry().plus(SKEW).plusSeconds(1)), "spent");
        return made;
    }

    private static VerifiedClaims verified(String text, TokenVerifier verifier) throws RefusedAssertionException {
        try {
            return verifier.verify(new TokenText(text)).claims();
        } catch (TokenRejectedException e) {
            LOG.log(Level.DEBUG, "Refused an assertion: {0}", e.rejection());
            throw new RefusedAssertionException(
                    e.rejection().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        } catch (KeysUnavailableException e) {
            // Its message names the source of the keys.
            throw new UnavailableException("An assertion cannot be verified: " + e.getMessage(), e);
        }
    }

    private static boolean isForUsAlone(VerifiedClaims claims) {
        // That one of them is ours was checked by the rules.
        return claims.string("aud").isPresent()
                || (claims.asMap().get("aud") instanceof List<?> list && list.size() == 1);
    }

    private boolean isShort(VerifiedClaims claims, Duration longest) {
        Instant expiry = instant(claims, "exp").orElseThrow();
        return !expiry.isAfter(clock.instant().plus(longest).plus(SKEW))
                && instant(claims, "iat")
                        .filter(issued -> expiry.isAfter(issued.plus(longest)))
                        .isEmpty();
    }

    /** A NumericDate, which may have a fraction; the verifier has bounded it. */
    private static Optional<Instant> instant(VerifiedClaims claims, String name) {
        if (!(claims.asMap().get(name) instanceof Number number)) {
            return Optional.empty();
        }
        BigDecimal exact = new BigDecimal(number.toString());
        long seconds = exact.longValue();
        return Optional.of(Instant.ofEpochSecond(
                seconds,
                exact.subtract(BigDecimal.valueOf(seconds)).movePointRight(9).longValue()));
    }

    private static void require(boolean holds, String otherwise) throws RefusedAssertionException {
        if (!holds) {
            throw new RefusedAssertionException(otherwise);
        }
    }

    /** As long as every other and nobody's own words. */
    private static String key(String kind, String issuer, String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(kind, issuer, id)) {
                byte[] bytes = part.getBytes(UTF_8);
                // Its length first, so that no other parts are written alike.
                digest.update(Integer.toString(bytes.length).getBytes(UTF_8));
                digest.update((byte) ' ');
                digest.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
