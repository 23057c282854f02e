// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.token.TokenVerifier;
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

    private final Set<String> audiences;
    private final SpentAssertions spent;
    private final Clock clock;

    /**
     * @param issuer our issuer URL. An assertion names it, or the token endpoint below it, and nobody beside: who is named beside us could
     *     use it here
     */
    public AssertionRules(String issuer, SpentAssertions spent, Clock clock) {
        this.audiences = Set.of(issuer, issuer + "/token");
        this.spent = spent;
        this.clock = clock;
    }

    /**
     * Whose assertions are looked at.
     *
     * @param issuer the exact {@code iss}
     * @param types which {@code typ} they have, where they have one
     * @param longest how far ahead {@code exp} may be
     */
    record Trust(
            String issuer,
            VerificationKeys keys,
            List<SignatureAlgorithm> algorithms,
            Set<String> types,
            Duration longest) {}

    /**
     * The claims of an assertion, which is spent by that; empty if it is not good, for whatever reason.
     *
     * @throws UnavailableException if the keys of the issuer, or the store, are not there
     */
    Optional<VerifiedClaims> spend(String text, Trust trust) {
        TokenRules rules = new TokenRules(
                trust.issuer(),
                Optional.of(audiences),
                trust.algorithms(),
                new TokenTypes(trust.types(), true, REQUIRED),
                SKEW,
                Optional.empty(),
                Optional.empty());
        VerifiedClaims claims;
        try {
            claims = new TokenVerifier(rules, trust.keys(), clock)
                    .verify(new TokenText(text))
                    .claims();
        } catch (TokenRejectedException e) {
            LOG.log(Level.DEBUG, "Refused an assertion of {0}: {1}", trust.issuer(), e.rejection());
            return Optional.empty();
        } catch (KeysUnavailableException e) {
            throw new UnavailableException("The keys of the issuer " + trust.issuer() + " are not known", e);
        }
        Instant expiry = claims.expiry();
        boolean good = isForUsAlone(claims)
                && !expiry.isAfter(clock.instant().plus(trust.longest()))
                && claims.string("jti").filter(id -> !id.isEmpty()).isPresent()
                && spent.spend(
                        key(trust.issuer(), claims.string("jti").orElseThrow()),
                        expiry.plus(SKEW).plusSeconds(1));
        return Optional.of(claims).filter(any -> good);
    }

    private static boolean isForUsAlone(VerifiedClaims claims) {
        // That one of them is ours was checked by the rules.
        return claims.string("aud").isPresent()
                || (claims.asMap().get("aud") instanceof List<?> list && list.size() == 1);
    }

    /** As long as every other and nobody's own words. */
    private static String key(String issuer, String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(issuer.getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(id.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
