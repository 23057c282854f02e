// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jwtfilter.login.assertion.TestAssertions.KEY;
import static org.jwtfilter.login.assertion.TestAssertions.PARTNER;
import static org.jwtfilter.login.assertion.TestAssertions.US;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.assertion.AssertionIssuer.Subjects;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.refresh.TestClock;

class IssuerAssertionsTest {
    private static final Subjects OF_REALM = new Subjects.OfRealm(Optional.empty());
    private static final String OTHER = "https://other.example";
    private static final PublicJsonWebKey OTHER_KEY = TestAssertions.key();

    private final TestClock clock = new TestClock();
    private final TestRealm realm = new TestRealm();
    private final Set<String> used = new HashSet<>();

    @Test
    void takesAnAssertionOnce() {
        IssuerAssertions assertions = of(TestAssertions.partner());
        String assertion = assertion(Map.of());

        assertThat(outcome(assertions, assertion)).isEqualTo("taken");
        assertThat(outcome(assertions, assertion)).isEqualTo("spent");
        assertThat(outcome(assertions, assertion(Map.of("sub", "bob"))))
                .as("another with the id")
                .isEqualTo("spent");
        assertThat(outcome(assertions, assertion(Map.of("jti", "2", "aud", List.of(US)))))
                .isEqualTo("taken");
        assertThat(outcome(assertions, TestAssertions.sign(claims(Map.of("jti", "3")), KEY, "JWT")))
                .isEqualTo("taken");
        assertThat(outcome(assertions, TestAssertions.sign(claims(Map.of("jti", "4")), KEY, "")))
                .isEqualTo("taken");
        assertThat(used).hasSize(4).allMatch(key -> key.length() == 43);
    }

    @Test
    void takesNoneThatIsNotForUsAlone() {
        for (Object audience : List.of(
                OTHER, US + "/", US + "/token", "", List.of(), List.of(US, OTHER), List.of(US, US + "/token"), 7)) {
            assertThat(outcome(of(TestAssertions.partner()), assertion(Map.of("aud", audience))))
                    .as(audience.toString())
                    .isIn("wrong-audience", "not-for-us-alone", "claim-malformed");
        }
        assertThat(used).isEmpty();
    }

    @Test
    void takesNoneThatLacksSomething() {
        for (String missing : List.of("iss", "sub", "aud", "exp", "jti")) {
            Map<String, Object> claims = claims(Map.of());
            claims.remove(missing);
            assertThat(outcome(of(TestAssertions.partner()), TestAssertions.sign(claims)))
                    .as(missing)
                    .isEqualTo("claim-missing");
        }
        assertThat(outcome(of(TestAssertions.partner()), assertion(Map.of("jti", ""))))
                .isEqualTo("no-id");
        assertThat(outcome(of(TestAssertions.partner()), "a.b.c")).isNotEqualTo("taken");
        assertThat(outcome(of(), assertion(Map.of()))).isEqualTo("wrong-issuer");
    }

    @Test
    void takesNoneThatLivesTooLongOrHasExpired() {
        long now = clock.instant().getEpochSecond();
        long skew = AssertionRules.SKEW.toSeconds();
        assertThat(outcome(now + 300 + skew - 1)).isEqualTo("taken");
        assertThat(outcome(now + 300 + skew)).isEqualTo("taken");
        assertThat(outcome(now + 300 + skew + 1)).isEqualTo("lives-too-long");
        assertThat(outcome(now + 3601)).isEqualTo("lives-too-long");
        assertThat(outcome(now - skew + 1)).isEqualTo("taken");
        assertThat(outcome(now - skew)).isEqualTo("expired");
        assertThat(outcome(now - skew - 1)).isEqualTo("expired");
    }

    @Test
    void takesNoneThatWasMadeToLiveLonger() {
        long expiry = clock.instant().getEpochSecond() + 10;
        IssuerAssertions assertions = of(TestAssertions.partner());
        assertThat(outcome(assertions, assertion(Map.of("exp", expiry, "iat", expiry - 299, "jti", "a"))))
                .isEqualTo("taken");
        assertThat(outcome(assertions, assertion(Map.of("exp", expiry, "iat", expiry - 300, "jti", "b"))))
                .isEqualTo("taken");
        assertThat(outcome(assertions, assertion(Map.of("exp", expiry, "iat", expiry - 301, "jti", "c"))))
                .isEqualTo("lives-too-long");
        assertThat(outcome(assertions, assertion(Map.of("nbf", expiry + 60, "jti", "d"))))
                .isEqualTo("not-yet-valid");
    }

    @Test
    void takesNoneOfAnotherAlgorithmKeyOrType() throws JoseException {
        IssuerAssertions assertions = of(
                TestAssertions.partner(),
                TestAssertions.issuer("other", OTHER, OTHER_KEY, "sub", OF_REALM, Optional.empty()));
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes()) + "."
                + assertion(Map.of()).split("\\.")[1] + ".";
        JsonWebSignature symmetric = new JsonWebSignature();
        symmetric.setAlgorithmHeaderValue("HS256");
        symmetric.setPayload(JsonUtil.toJson(claims(Map.of())));
        symmetric.setKey(new HmacKey(KEY.getPublicKey().getEncoded()));

        assertThat(outcome(assertions, none)).isIn("algorithm-not-allowed", "malformed");
        assertThat(outcome(assertions, none + "AA")).isEqualTo("algorithm-not-allowed");
        assertThat(outcome(assertions, symmetric.getCompactSerialization())).isEqualTo("algorithm-not-allowed");
        assertThat(outcome(assertions, TestAssertions.sign(claims(Map.of()), OTHER_KEY, "JWT")))
                .as("signed by another issuer")
                .isEqualTo("signature-invalid");
        assertThat(outcome(assertions, assertion(Map.of("iss", "https://nobody.example"))))
                .isEqualTo("wrong-issuer");
        assertThat(outcome(assertions, assertion(Map.of("iss", PARTNER + "/")))).isEqualTo("wrong-issuer");
        for (String type : List.of("at+jwt", "client-authentication+jwt", "logout+jwt", "dpop+jwt", "secevent+jwt")) {
            assertThat(outcome(assertions, TestAssertions.sign(claims(Map.of()), KEY, type)))
                    .isEqualTo("wrong-type");
        }
        assertThat(outcome(assertions, assertion(Map.of("cnf", Map.of("jkt", "x")))))
                .isEqualTo("sender-constrained");
        assertThat(used).isEmpty();
    }

    /** A client that is called like an issuer, or another issuer, cannot use the ids up. */
    @Test
    void spendsForEachIssuerByItself() {
        IssuerAssertions assertions = of(
                TestAssertions.partner(),
                TestAssertions.issuer("other", OTHER, OTHER_KEY, "sub", OF_REALM, Optional.empty()));
        SignedClientAssertions ofClients =
                new SignedClientAssertions(new AssertionRules(US, new TestAssertions.SetOfSpent(used), clock));
        String jwks = "{\"keys\":[" + OTHER_KEY.toJson() + "]}";

        assertThat(ofClients.areOf(
                        PARTNER, jwks, TestAssertions.sign(claims(Map.of("sub", PARTNER)), OTHER_KEY, "JWT")))
                .isTrue();
        assertThat(outcome(assertions, TestAssertions.sign(claims(Map.of("iss", OTHER)), OTHER_KEY, "JWT")))
                .isEqualTo("taken");
        assertThat(outcome(assertions, assertion(Map.of()))).isEqualTo("taken");
    }

    @Test
    void spendsNoneThatComesToNothing() throws RefusedAssertionException {
        IssuerAssertions assertions = of(TestAssertions.partner(OF_REALM, Optional.empty(), "web"));
        String assertion = assertion(Map.of());

        assertThat(outcome(assertions, assertion)).as("by batch").isEqualTo("client-not-admitted");
        assertThatThrownBy(() -> assertions.spend(assertion, "web", good -> {
                    throw new UnavailableException("away");
                }))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> assertions.spend(assertion, "web", good -> {
                    throw new RefusedAssertionException("x");
                }))
                .hasMessage("x");
        assertThat(used).isEmpty();
        assertThat(assertions.<String>spend(assertion, "web", good -> "taken")).isEqualTo("taken");
    }

    /** Whoever's keys are not there keeps nobody else waiting, and is not told that the assertion is bad. */
    @Test
    @Timeout(30)
    void saysThatItCannotTellWhileKeysAreNotThere() {
        AssertionIssuer away = new AssertionIssuer(
                "away",
                "https://away.example",
                // The discard port: nobody listens.
                new KeyPlace.AtUrl(URI.create("http://127.0.0.1:9/jwks?secret=x")),
                List.of(SignatureAlgorithm.ES256),
                Duration.ofMinutes(5),
                Set.of(),
                "sub",
                OF_REALM,
                Optional.empty());
        try (IssuerAssertions assertions = of(away, TestAssertions.partner())) {
            String ofAway = assertion(Map.of("iss", "https://away.example"));
            assertThatThrownBy(() -> assertions.spend(ofAway, "batch", any -> "taken"))
                    .isInstanceOf(UnavailableException.class)
                    .message()
                    .contains("http://127.0.0.1:9/jwks")
                    .doesNotContain("secret");
            assertThat(outcome(assertions, assertion(Map.of()))).isEqualTo("taken");
        }
    }

    @Test
    void refusesTwoOfTheSameName() {
        assertThatThrownBy(() -> of(TestAssertions.partner(), TestAssertions.partner()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void speaksOfUsersOfTheRealm() throws RefusedAssertionException {
        realm.users.put("alice", "#secret", true, "user");
        realm.users.put("gone", "#secret", false, "user");

        User alice = user(TestAssertions.partner(), Map.of("groups", List.of("admin")));
        assertThat(alice.name().text()).isEqualTo("alice");
        assertThat(alice.groups()).containsExactly("user");
        assertThat(user(TestAssertions.partner(), Map.of("sub", "ALICE")).name().text())
                .isEqualTo("alice");
        for (String unknown : List.of("bob", "gone", "", " ", "client:batch", "a\u0000", "x".repeat(300))) {
            assertThatThrownBy(() -> user(TestAssertions.partner(), Map.of("sub", unknown)))
                    .as(unknown)
                    .hasMessage("unknown-user");
        }
        Subjects ofGroup = new Subjects.OfRealm(Optional.of("partners"));
        assertThatThrownBy(() -> user(TestAssertions.partner(ofGroup, Optional.empty()), Map.of()))
                .hasMessage("unknown-user");
        realm.users.put("carol", "#secret", true, "partners", "user");
        assertThat(user(TestAssertions.partner(ofGroup, Optional.empty()), Map.of("sub", "carol"))
                        .groups())
                .containsExactlyInAnyOrder("partners", "user");
    }

    @Test
    void speaksOfUsersOfTheIssuersOwnWhoAreNobodyOfOurs() throws RefusedAssertionException {
        realm.users.put("alice", "#secret", true, "admin");
        realm.users.put("partner:bob", "#secret", true, "admin");
        AssertionIssuer partner = TestAssertions.partner(
                new Subjects.OfIssuer(Set.of("guest", "clerk"), Optional.empty()), Optional.empty());
        AssertionIssuer claiming = TestAssertions.partner(
                new Subjects.OfIssuer(Set.of("guest", "clerk"), Optional.of("roles")), Optional.empty());

        User alice = user(partner, Map.of("roles", List.of("admin")));
        assertThat(alice.name().text()).isEqualTo("partner:alice");
        assertThat(alice.groups()).containsExactlyInAnyOrder("guest", "clerk");
        assertThat(user(claiming, Map.of("roles", List.of("admin", "clerk", 7))).groups())
                .containsExactly("clerk");
        assertThat(user(claiming, Map.of("roles", "clerk")).groups()).isEmpty();
        assertThat(user(claiming, Map.of()).groups()).isEmpty();
        assertThatThrownBy(() -> user(partner, Map.of("sub", "bob"))).hasMessage("user-of-realm");
        for (String malformed :
                List.of("", "Alice", " alice", "alice ", "a  b", "\uFF41lice", "a\nb", "x".repeat(249))) {
            assertThatThrownBy(() -> user(partner, Map.of("sub", malformed)))
                    .as(malformed)
                    .hasMessage("malformed-user");
        }
        assertThat(user(partner, Map.of("sub", "x".repeat(248))).name().text()).hasSize(256);
    }

    @Test
    void findsTheUserInAnotherClaim() throws RefusedAssertionException {
        realm.users.put("alice", "#secret", true, "user");
        AssertionIssuer partner = TestAssertions.issuer("partner", PARTNER, KEY, "email", OF_REALM, Optional.empty());

        assertThat(user(partner, Map.of("sub", "4711", "email", "alice")).name().text())
                .isEqualTo("alice");
        assertThatThrownBy(() -> user(partner, Map.of())).hasMessage("unknown-user");
        assertThatThrownBy(() -> user(partner, Map.of("email", List.of("alice"))))
                .hasMessage("unknown-user");
    }

    private User user(AssertionIssuer issuer, Map<String, Object> changes) throws RefusedAssertionException {
        return TestAssertions.of(clock, issuer)
                .spend(assertion(changes), "batch", assertion -> assertion.user(realm.realm));
    }

    private String outcome(long expiry) {
        return outcome(of(TestAssertions.partner()), assertion(Map.of("exp", expiry, "jti", "of " + expiry)));
    }

    private static String outcome(IssuerAssertions assertions, String text) {
        try {
            return assertions.spend(text, "batch", any -> "taken");
        } catch (RefusedAssertionException e) {
            return e.reason();
        }
    }

    private IssuerAssertions of(AssertionIssuer... issuers) {
        return TestAssertions.of(clock, used, issuers);
    }

    private String assertion(Map<String, Object> changes) {
        return TestAssertions.sign(claims(changes));
    }

    private Map<String, Object> claims(Map<String, Object> changes) {
        return TestAssertions.claims(clock.instant(), changes);
    }
}
