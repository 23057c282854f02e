// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditLine;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;

/** What the audit trail says of a login after it was opened. */
class RefreshAuditTest {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Client CLIENT = TestClients.client("web", "api");
    private static final UserName JOSE = new UserName("jos\u00e9");

    private final TestRealm realm = new TestRealm();
    private final TestClock clock = new TestClock();
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<RefreshToken> tokens = new ArrayList<>();
    private final RefreshFamilies families = new RefreshFamilies(
            new MemoryRefreshTokens(),
            new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(3), GRACE),
            realm.realm,
            events::add,
            clock,
            new SecureRandom());

    @BeforeEach
    void addJose() {
        realm.users.put(JOSE.text(), "#x", true, "user");
    }

    @Test
    void aRefreshAndItsRepetition() {
        RefreshToken first = open();
        rotate(first);
        rotate(first);

        assertSaid(
                asked(AuditType.REFRESHED, first),
                asked(AuditType.REFRESHED, first).with(AuditField.REASON, "repeated"));
    }

    @Test
    void aReuseOnceForEachLoginThatItEnds() {
        RefreshToken first = open();
        rotate(first);
        clock.advance(GRACE);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> rotate(first)).hasMessage("invalid_grant");
        }

        assertSaid(asked(AuditType.REFRESHED, first), asked(AuditType.REFRESH_REUSED, first));
    }

    @Test
    void aLogOutOnce() {
        RefreshToken token = open();
        families.revoke(token, CLIENT, TestClients.SOURCE);
        families.revoke(token, CLIENT, TestClients.SOURCE);
        families.revoke(open(), TestClients.client("other", "api"), TestClients.SOURCE);

        assertSaid(asked(AuditType.REVOKED, token).with(AuditField.REASON, "log-out"));
    }

    @Test
    void aUserWhoIsGone() {
        RefreshToken token = open();
        realm.users.remove(JOSE.text());
        assertThatThrownBy(() -> rotate(token)).hasMessage("invalid_grant");

        assertSaid(asked(AuditType.REVOKED, token).with(AuditField.REASON, "user-gone"));
    }

    @Test
    void everyLoginOfAUserThatIsEnded() {
        for (Ending why : List.of(Ending.PASSWORD_CHANGED, Ending.USER_DISABLED, Ending.USER_DELETED)) {
            events.clear();
            RefreshToken first = open();
            RefreshToken second = open();

            assertThat(families.revokeAllOf(JOSE, why)).isEqualTo(2);

            assertThat(events).containsExactlyInAnyOrder(revoked(first, why.word()), revoked(second, why.word()));
        }
    }

    @Test
    void nothingOfARequestThatChangedNothing() {
        RefreshToken token = open();
        assertThatThrownBy(() -> families.rotate(
                        token, TestClients.client("other", "api"), Optional.empty(), TestClients.SOURCE))
                .hasMessage("invalid_grant");
        assertThatThrownBy(() -> rotate(RefreshToken.first(new SecureRandom()))).hasMessage("invalid_grant");
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> rotate(token)).hasMessage("invalid_grant");

        assertSaid();
    }

    private void assertSaid(AuditEvent... expected) {
        assertThat(events).containsExactly(expected);
        for (AuditEvent event : events) {
            String line = AuditLine.of(clock.instant(), event);
            assertThat(line).matches("[\\x20-\\x7e]+").contains("\"user\":\"jos\\u00e9\"");
            for (RefreshToken token : tokens) {
                assertThat(line)
                        .doesNotContain(token.text().substring(0, 21))
                        .doesNotContain(token.text().substring(43))
                        .doesNotContain(token.hash());
            }
        }
    }

    private static AuditEvent revoked(RefreshToken token, String reason) {
        return event(AuditType.REVOKED, token).with(AuditField.REASON, reason);
    }

    /** What the bearer of the token asked for, so that it has a source. */
    private static AuditEvent asked(AuditType type, RefreshToken token) {
        return event(type, token).with(AuditField.SOURCE, TestClients.SOURCE);
    }

    private static AuditEvent event(AuditType type, RefreshToken token) {
        return AuditEvent.of(type)
                .with(AuditField.USER, JOSE.text())
                .with(AuditField.CLIENT, "web")
                .with(AuditField.LOGIN, token.handleHash());
    }

    private RefreshToken open() {
        return kept(families.open(new User(JOSE, Set.of()), CLIENT, families.begin())
                .orElseThrow());
    }

    private RefreshToken rotate(RefreshToken token) {
        return kept(families.rotate(token, CLIENT, Optional.empty(), TestClients.SOURCE)
                .next());
    }

    private RefreshToken kept(RefreshToken token) {
        tokens.add(token);
        return token;
    }
}
