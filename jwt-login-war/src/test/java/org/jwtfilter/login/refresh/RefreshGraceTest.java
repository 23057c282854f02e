// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;

/** A request that is repeated because its answer was lost, or because two tabs made it at once. */
class RefreshGraceTest {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofNanos(1000);
    private static final Client CLIENT = TestClients.client("web", "api more");
    private static final User ALICE = new User(new UserName("alice"), Set.of("user"));

    private final TestRealm realm = new TestRealm();
    private final TestClock clock = new TestClock();
    private final MemoryRefreshTokens store = new MemoryRefreshTokens();
    private final SecureRandom random = new SecureRandom();
    private final RefreshFamilies families = families(GRACE);

    @BeforeEach
    void addAlice() {
        realm.users.put("alice", "#x", true, "user");
    }

    @Test
    void aRepeatedTokenGetsTheSameSuccessorHoweverOftenItComes() {
        RefreshToken first = open();
        RefreshToken second = rotate(first);
        Family family = stored(first);

        for (int i = 0; i < 3; i++) {
            assertThat(rotate(first).text()).isEqualTo(second.text());
        }
        assertThat(stored(first))
                .as("there is one head, and it waits no longer")
                .isEqualTo(family);
        assertThat(rotate(second).text()).isNotEqualTo(second.text());
    }

    @Test
    void itDoesSoUntilJustBeforeTheGraceIsOver() {
        RefreshToken under = open();
        RefreshToken at = open();
        RefreshToken over = open();
        RefreshToken next = rotate(under);
        rotate(at);
        rotate(over);

        clock.advance(GRACE.minus(TICK));
        assertThat(rotate(under).text()).isEqualTo(next.text());
        clock.advance(TICK);
        assertReuseEndsTheLogin(at);
        clock.advance(TICK);
        assertReuseEndsTheLogin(over);
    }

    @Test
    void theGraceBeginsAnewWithEachTokenThatIsSpent() {
        RefreshToken second = rotate(open());
        clock.advance(GRACE);
        RefreshToken third = rotate(second);
        clock.advance(GRACE.minus(TICK));

        assertThat(rotate(second).text()).isEqualTo(third.text());
    }

    @Test
    void theGraceIsOverWhenTheSuccessorIsUsed() {
        RefreshToken first = open();
        RefreshToken elsewhere = open();
        RefreshToken third = rotate(rotate(first));

        assertReuseEndsTheLogin(first);
        assertInvalidGrant(third);
        rotate(elsewhere);
    }

    @Test
    void withoutAGraceATokenIsGoodOnce() {
        RefreshFamilies strict = families(Duration.ZERO);
        RefreshToken first = open();
        RefreshToken second = strict.rotate(first, CLIENT, Optional.empty(), TestClients.SOURCE)
                .next();

        assertThatThrownBy(() -> strict.rotate(first, CLIENT, Optional.empty(), TestClients.SOURCE))
                .hasMessage("invalid_grant");
        assertThatThrownBy(() -> strict.rotate(second, CLIENT, Optional.empty(), TestClients.SOURCE))
                .hasMessage("invalid_grant");
    }

    @Test
    void aRepeatedTokenIsHeldToAllRulesOfAFreshOne() {
        RefreshToken token = open();
        RefreshToken next = rotate(token);

        assertThatThrownBy(() -> families.rotate(token, CLIENT, Scope.parse("admin"), TestClients.SOURCE))
                .hasMessage("invalid_scope");
        assertThatThrownBy(() -> families.rotate(
                        token, TestClients.client("other", "api"), Optional.empty(), TestClients.SOURCE))
                .hasMessage("invalid_grant");
        assertThat(rotate(token).text()).isEqualTo(next.text());
        families.revoke(next, CLIENT, TestClients.SOURCE);
        assertInvalidGrant(token);
    }

    @Test
    void aRepeatedTokenOfADisabledUserEndsTheLogin() {
        RefreshToken token = open();
        rotate(token);
        realm.users.put("alice", "#x", false, "user");

        assertReuseEndsTheLogin(token);
    }

    @Test
    void fromWhatIsStoredAloneNobodyCanMakeASuccessor() {
        RefreshToken first = open();
        RefreshToken second = rotate(first);
        SpentToken spent = stored(first).spent().orElseThrow();

        assertThat(first.successor(spent.salt()).text()).isEqualTo(second.text());
        assertThat(first.successor(RefreshToken.newSalt(random)).text()).isNotEqualTo(second.text());
        assertThat(RefreshToken.first(random).successor(spent.salt()).text().substring(22))
                .isNotEqualTo(second.text().substring(22));
        assertThat(spent.salt())
                .isNotIn(first.text().substring(21), second.text().substring(21));
        assertThat(spent.toString()).doesNotContain(spent.salt());
    }

    @Test
    void aSaltIsNeverTheSame() {
        assertThat(RefreshToken.newSalt(random))
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(RefreshToken.newSalt(random));
    }

    private RefreshFamilies families(Duration grace) {
        RefreshPolicy policy = new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(3), grace);
        return new RefreshFamilies(store, policy, realm.realm, event -> {}, clock, random);
    }

    private RefreshToken open() {
        return families.open(ALICE, CLIENT, families.begin()).orElseThrow();
    }

    private RefreshToken rotate(RefreshToken token) {
        return families.rotate(token, CLIENT, Optional.empty(), TestClients.SOURCE)
                .next();
    }

    private Family stored(RefreshToken token) {
        return store.find(token.handleHash()).orElseThrow();
    }

    private void assertReuseEndsTheLogin(RefreshToken token) {
        assertInvalidGrant(token);
        assertThat(stored(token).revokedAt()).contains(clock.instant());
    }

    private void assertInvalidGrant(RefreshToken token) {
        assertThatThrownBy(() -> rotate(token))
                .isInstanceOf(OAuthException.class)
                .hasMessage("invalid_grant");
    }
}
