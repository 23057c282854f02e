// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;

class RefreshFamiliesTest {
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration LIFETIME = Duration.ofHours(3);
    private static final Duration TICK = Duration.ofNanos(1000);
    private static final Client CLIENT = TestClients.client("web", "api more");
    private static final User ALICE = new User(new UserName("alice"), Set.of("user"));

    private final TestRealm realm = new TestRealm();
    private final TestClock clock = new TestClock();
    private final MemoryRefreshTokens store = new MemoryRefreshTokens();
    private final RefreshFamilies families = new RefreshFamilies(
            store,
            new RefreshPolicy(IDLE, LIFETIME, Duration.ZERO),
            realm.realm,
            event -> {},
            clock,
            new SecureRandom());

    @BeforeEach
    void addAlice() {
        realm.users.put("alice", "#x", true, "user");
    }

    @Test
    void rotatesAndReadsTheGroupsAgain() {
        RefreshToken first = open();
        realm.users.put("alice", "#x", true, "admin");

        Rotated rotated = rotate(first);

        assertThat(rotated.user().groups()).containsExactly("admin");
        assertThat(rotated.family().authTime()).isEqualTo(clock.instant());
        assertThat(rotated.next().text()).isNotEqualTo(first.text());
        assertThat(rotate(rotated.next()).next().text())
                .isNotEqualTo(rotated.next().text());
    }

    @Test
    void endsTheLoginWhenAUsedTokenComesAgainAndNoOtherLogin() {
        RefreshToken first = open();
        RefreshToken elsewhere = open();
        RefreshToken second = rotate(first).next();
        RefreshToken third = rotate(second).next();

        assertInvalidGrant(() -> rotate(first));
        assertInvalidGrant(() -> rotate(third));
        rotate(elsewhere);
    }

    @Test
    void endsTheLoginOfAUserWhoIsGoneOrDisabled() {
        RefreshToken token = open();
        RefreshToken another = open();
        realm.users.put("alice", "#x", false, "user");
        assertInvalidGrant(() -> rotate(token));
        realm.users.remove("alice");
        assertInvalidGrant(() -> rotate(another));
        addAlice();

        assertInvalidGrant(() -> rotate(token));
        assertInvalidGrant(() -> rotate(another));
    }

    @Test
    void letsATokenWaitUntilJustBeforeTheIdleTimeIsOver() {
        RefreshToken under = open();
        RefreshToken at = open();
        RefreshToken over = open();

        clock.advance(IDLE.minus(TICK));
        rotate(under);
        clock.advance(TICK);
        assertInvalidGrant(() -> rotate(at));
        clock.advance(TICK);
        assertInvalidGrant(() -> rotate(over));
    }

    @Test
    void endsEveryLoginAfterItsLifetimeHoweverOftenItIsRefreshed() {
        RefreshToken token = open();
        Duration half = IDLE.dividedBy(2);
        for (int i = 0; i < 5; i++) {
            clock.advance(half);
            token = rotate(token).next();
        }
        clock.advance(half.minus(TICK));
        RefreshToken last = rotate(token).next();
        assertThat(store.find(last.handleHash()).orElseThrow().idleUntil())
                .isEqualTo(clock.instant().plus(TICK));

        clock.advance(TICK);

        assertInvalidGrant(() -> rotate(last));
    }

    @Test
    void refusesMoreScopeThanWasGrantedWithoutSpendingTheToken() {
        RefreshToken token = open();

        assertThatThrownBy(() -> families.rotate(token, CLIENT, Scope.parse("api admin"), TestClients.SOURCE))
                .isInstanceOf(OAuthException.class)
                .hasMessage("invalid_scope");
        families.rotate(token, CLIENT, Scope.parse("more"), TestClients.SOURCE);
    }

    @Test
    void revokesTheWholeLoginByAnyOfItsTokens() {
        RefreshToken first = open();
        RefreshToken second = rotate(first).next();
        RefreshToken elsewhere = open();

        families.revoke(first, CLIENT, TestClients.SOURCE);
        families.revoke(first, CLIENT, TestClients.SOURCE);
        families.revoke(RefreshToken.first(new SecureRandom()), CLIENT, TestClients.SOURCE);

        assertInvalidGrant(() -> rotate(second));
        rotate(elsewhere);
    }

    @Test
    void knowsNothingOfTokensOfAnotherClient() {
        Client other = TestClients.client("other", "api more");
        RefreshToken token = open();

        assertInvalidGrant(() -> families.rotate(token, other, Optional.empty(), TestClients.SOURCE));
        families.revoke(token, other, TestClients.SOURCE);
        rotate(token);
    }

    @Test
    void refusesATokenWithAKnownHandleAndAMadeUpSecret() {
        RefreshToken token = open();
        byte[] bytes = Base64.getUrlDecoder().decode(token.text());
        bytes[47] ^= 1;
        String forged = Base64.getUrlEncoder().encodeToString(bytes);

        assertInvalidGrant(() -> rotate(RefreshToken.parse(forged).orElseThrow()));
    }

    @Test
    void keepsNothingThatATokenCouldBeReadFrom() {
        RefreshToken token = open();

        Family family = store.find(token.handleHash()).orElseThrow();
        assertThat(token.text()).matches("[A-Za-z0-9_-]{64}");
        assertThat(family.toString()).doesNotContain(token.text().substring(0, 21));
        assertThat(family.toString()).doesNotContain(token.text().substring(43));
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void parsesOnlyWhatCouldBeOneOfOurs() {
        String text = open().text();
        assertThat(RefreshToken.parse(text).orElseThrow().hash())
                .isEqualTo(RefreshToken.parse(text).orElseThrow().hash());
        assertThat(RefreshToken.parse(text.substring(1))).isEmpty();
        assertThat(RefreshToken.parse(text + "A")).isEmpty();
        assertThat(RefreshToken.parse(text.substring(1) + "=")).isEmpty();
        assertThat(RefreshToken.parse(text.substring(1) + "\n")).isEmpty();
        assertThat(RefreshToken.parse("")).isEmpty();
    }

    @Test
    void aPolicyNeedsAnIdleTimeWithinTheLifetimeAndAGraceThatIsATime() {
        assertThat(new RefreshPolicy(LIFETIME, LIFETIME, Duration.ZERO)).isNotNull();
        assertThatThrownBy(() -> new RefreshPolicy(LIFETIME.plus(TICK), LIFETIME, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RefreshPolicy(Duration.ZERO, LIFETIME, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RefreshPolicy(LIFETIME, LIFETIME, TICK.negated()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RefreshToken open() {
        return families.open(ALICE, CLIENT, families.begin()).orElseThrow();
    }

    private Rotated rotate(RefreshToken token) {
        return families.rotate(token, CLIENT, Optional.empty(), TestClients.SOURCE);
    }

    private static void assertInvalidGrant(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(OAuthException.class).hasMessage("invalid_grant");
    }
}
