// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.login.assertion.AssertionRules.Kind;
import org.jwtfilter.token.TrustedIssuer;

/**
 * Assertions of configured issuers, each a grant for one access token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-2.1">RFC 7523 section 2.1</a>
 */
public final class IssuerAssertions implements AutoCloseable {
    private static final Set<String> TYPES = Set.of("jwt", "authorization-grant+jwt");

    private final AssertionRules rules;
    private final Map<String, AssertionIssuer> issuers = new LinkedHashMap<>();
    private final List<VerificationKeys> keys = new ArrayList<>();
    private final Optional<Kind> kind;

    /**
     * Begins to look after the keys of these, in the background.
     *
     * @throws IllegalArgumentException if two have the same {@code iss}
     */
    public IssuerAssertions(AssertionRules rules, List<AssertionIssuer> trusted) {
        this.rules = rules;
        trusted.forEach(issuer -> issuers.put(issuer.issuer(), issuer));
        if (issuers.size() != trusted.size()) {
            throw new IllegalArgumentException("Two issuers of assertions are the same");
        }
        this.kind = trusted.isEmpty() ? Optional.empty() : Optional.of(kind(trusted));
    }

    private Kind kind(List<AssertionIssuer> trusted) {
        List<TrustedIssuer> all = new ArrayList<>();
        for (AssertionIssuer issuer : trusted) {
            VerificationKeys opened = issuer.keys().open(issuer.algorithms());
            keys.add(opened);
            all.add(rules.trust(issuer.issuer(), Set.of(rules.ourselves()), opened, issuer.algorithms(), TYPES));
        }
        return new Kind("grant", rules.verifier(all), from -> named(from).longest());
    }

    private AssertionIssuer named(String from) {
        return Optional.ofNullable(issuers.get(from)).orElseThrow();
    }

    /** Whether nobody's assertions are taken. */
    public boolean isEmpty() {
        return issuers.isEmpty();
    }

    /** What is made of an assertion that is good so far. */
    @FunctionalInterface
    public interface Use<T> {
        /**
         * Makes it.
         *
         * @throws RefusedAssertionException if it is not good after all; it is not spent then, nor if anything else is thrown
         */
        T of(Assertion assertion) throws RefusedAssertionException;
    }

    /**
     * What {@code use} makes of an assertion, which is spent by that.
     *
     * @param clientId who shows it
     * @throws RefusedAssertionException if it is not good, or not for this client
     * @throws org.jwtfilter.login.oauth.UnavailableException if the keys of its issuer, or the store, are not there
     */
    public <T> T spend(String text, String clientId, Use<T> use) throws RefusedAssertionException {
        return rules.spend(text, kind.orElseThrow(() -> new RefusedAssertionException("wrong-issuer")), claims -> {
            AssertionIssuer issuer = named(claims.issuer());
            if (!issuer.admits(clientId)) {
                throw new RefusedAssertionException("client-not-admitted");
            }
            return use.of(new Assertion(issuer, claims));
        });
    }

    /** Ends what works in the background. */
    @Override
    public void close() {
        keys.forEach(VerificationKeys::close);
    }
}
