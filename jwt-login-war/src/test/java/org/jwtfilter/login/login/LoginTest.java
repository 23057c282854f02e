// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.TestParameters;
import org.jwtfilter.login.oauth.TokenAnswer;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.realm.EmbeddedIdentityStore;
import org.jwtfilter.login.realm.OwnPassword;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.UserChange;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.Ending;
import org.jwtfilter.login.refresh.MemoryRefreshTokens;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.revocation.Revocations;
import org.jwtfilter.login.signing.TestKeys;
import org.jwtfilter.login.throttle.Limit;
import org.jwtfilter.login.throttle.LoginPermits;
import org.jwtfilter.login.throttle.LoginThrottle;
import org.jwtfilter.login.throttle.MemoryKnownSources;
import org.jwtfilter.login.throttle.MemoryLoginAttempts;
import org.jwtfilter.login.throttle.Source;
import org.jwtfilter.login.throttle.ThrottlePolicy;

class LoginTest {
    private static final Source SOURCE = new Source("192.0.2.1");
    private static final Limit LIMIT = new Limit(3, Duration.ofMinutes(5));

    private static final LoginPermits PERMITS = new LoginPermits(1, 1, Duration.ZERO);

    private static final IdentityStore AWAY = new IdentityStore() {
        @Override
        public CredentialValidationResult validate(Credential credential) {
            throw new UnavailableException("away", new IllegalStateException());
        }
    };

    private final TestRealm realm = new TestRealm();
    private final TestClock clock = new TestClock();
    private final Client client = TestClients.client("web", "api");
    private final List<AuditEvent> events = new ArrayList<>();
    private final RefreshFamilies families = new RefreshFamilies(
            new MemoryRefreshTokens(),
            new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(2), Duration.ofSeconds(10)),
            realm.realm,
            events::add,
            clock,
            new SecureRandom());
    private final AccessTokens accessTokens =
            new AccessTokens(TestKeys.KEYS, new AccessTokenRules("https://login.example"), clock, new SecureRandom());
    private final LoginThrottle throttle = new LoginThrottle(
            new ThrottlePolicy(LIMIT, LIMIT, LIMIT, Duration.ofDays(1)),
            new MemoryLoginAttempts(),
            new MemoryKnownSources(),
            events::add,
            clock);
    private final Login login = login(realm.realm, TestClients.authentication(client), PERMITS);

    @BeforeEach
    void addAlice() {
        realm.users.put("alice", "#secret", true, "user");
    }

    @Test
    void answersRightCredentialsWithTokens() {
        TokenAnswer answer = logIn("username=%20ALICE&password=secret");

        assertThat(answer.expiresIn()).isEqualTo(Duration.ofMinutes(5));
        assertThat(answer.scope().text()).isEqualTo("api");
        assertThat(answer.accessToken().split("\\.")).hasSize(3);
        assertThat(answer.refreshToken().orElseThrow()).hasSize(64);
        assertThat(logIn("username=alice&password=secret").refreshToken().orElseThrow())
                .isNotEqualTo(answer.refreshToken().orElseThrow());
    }

    @Test
    void answersAWrongPasswordLikeAnUnknownUser() {
        assertRefused(OAuthError.wrongCredentials(), () -> logIn("username=alice&password=Secret"));
        assertRefused(OAuthError.wrongCredentials(), () -> logIn("username=nobody&password=secret"));
    }

    @Test
    void refusesWhatNobodyCanBeCalled() {
        for (String form : new String[] {
            "",
            "username=alice",
            "password=secret",
            "username=&password=x",
            "username=alice&password=",
            "username=a%0A&password=x",
            "username=client:a&password=x",
            "username=" + "a".repeat(257) + "&password=x",
            "username=alice&password=" + "x".repeat(1025)
        }) {
            assertThatThrownBy(() -> logIn(form)).as(form).hasMessage("invalid_request");
        }
    }

    @Test
    void takesTheLongestNameAndPassword() {
        assertRefused(
                OAuthError.wrongCredentials(),
                () -> logIn("username=" + "a".repeat(256) + "&password=" + "x".repeat(1024)));
    }

    @Test
    void givesEachClientTheTokensThatAreItsOwn() {
        Client mobile = TestClients.client("mobile", "read");
        Login both = login(realm.realm, TestClients.authentication(client, mobile), PERMITS);

        TokenAnswer answer = both.logIn(TestParameters.form("username=alice&password=secret&client_id=mobile"), SOURCE);

        assertThat(answer.scope().text()).isEqualTo("read");
        assertThatThrownBy(
                        () -> both.logIn(TestParameters.form("username=alice&password=secret&client_id=other"), SOURCE))
                .hasMessage("invalid_client");
    }

    @Test
    void looksAtNoPasswordAfterTooManyWrongOnes() {
        for (String name : List.of("alice", "nobody")) {
            int before = realm.hashes.compared.size();
            for (int i = 0; i < 3; i++) {
                assertRefused(OAuthError.wrongCredentials(), () -> logIn("username=" + name + "&password=no"));
            }
            assertThat(realm.hashes.compared.size()).isEqualTo(before + 3);

            for (String spelling : List.of(name, name.toUpperCase(Locale.ROOT), "%20" + name + "%20")) {
                assertRefused(
                        OAuthError.tooManyAttempts(Duration.ofMinutes(5)),
                        () -> logIn("username=" + spelling + "&password=secret"));
            }
            assertThat(realm.hashes.compared.size()).isEqualTo(before + 3);
            clock.advance(Duration.ofMinutes(15));
        }
        assertThat(logIn("username=alice&password=secret").refreshToken().orElseThrow())
                .isNotEmpty();
    }

    @Test
    void countsNoAttemptThatWasNotLookedAt() {
        Login busy = login(realm.realm, TestClients.authentication(client), new LoginPermits(0, 0, Duration.ZERO));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> busy.logIn(TestParameters.form("username=alice&password=no"), SOURCE))
                    .isInstanceOfSatisfying(
                            OAuthException.class,
                            e -> assertThat(e.error().status()).isEqualTo(503));
        }
        assertThat(events).hasSize(10).allMatch(event -> event.type() == AuditType.LOGIN_BUSY);

        Login away = login(new Realm(Map.of("away", AWAY)), TestClients.authentication(client), PERMITS);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> away.logIn(TestParameters.form("username=alice&password=no"), SOURCE))
                    .isInstanceOf(UnavailableException.class);
        }
        assertThat(logIn("username=alice&password=secret").refreshToken().orElseThrow())
                .isNotEmpty();
    }

    @Test
    void recordsWhatWasDecided() {
        String token = logIn("username=%20ALICE&password=secret").refreshToken().orElseThrow();
        assertThatThrownBy(() -> logIn("username=nobody&password=secret")).isInstanceOf(OAuthException.class);

        assertThat(events)
                .containsExactly(
                        AuditEvent.of(AuditType.LOGIN)
                                .with(AuditField.USER, "alice")
                                .with(AuditField.SOURCE, "192.0.2.1")
                                .with(AuditField.CLIENT, "web")
                                .with(
                                        AuditField.LOGIN,
                                        RefreshToken.parse(token).orElseThrow().handleHash()),
                        AuditEvent.of(AuditType.LOGIN_REFUSED)
                                .with(AuditField.USER, "nobody")
                                .with(AuditField.SOURCE, "192.0.2.1")
                                .with(AuditField.CLIENT, "web")
                                .with(AuditField.REASON, "wrong-credentials"));
        assertThat(events.toString()).doesNotContain("secret").doesNotContain(token.substring(0, 21));
    }

    @Test
    void aPasswordIsChangedThroughTheSameDoor() {
        RefreshToken old = RefreshToken.parse(
                        logIn("username=alice&password=secret").refreshToken().orElseThrow())
                .orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertRefused(OAuthError.wrongCredentials(), () -> change("no", "other"));
        }
        assertRefused(OAuthError.tooManyAttempts(Duration.ofMinutes(5)), () -> change("secret", "other"));
        clock.advance(Duration.ofMinutes(15));
        assertThatThrownBy(() -> change("secret", "secret")).hasMessage("invalid_request");

        change("secret", "other");

        assertThatThrownBy(() -> families.rotate(old, client, Optional.empty(), TestClients.SOURCE))
                .hasMessage("invalid_grant");
        assertRefused(OAuthError.wrongCredentials(), () -> logIn("username=alice&password=secret"));
        assertThat(logIn("username=alice&password=other").refreshToken().orElseThrow())
                .isNotEmpty();
        assertThat(events.toString()).doesNotContain("secret").doesNotContain("other");
    }

    @Test
    void aTemporaryPasswordIsNoAttemptAtGuessing() {
        realm.users.change(new UserName("alice"), UserChange.password("#first", true));
        for (int i = 0; i < 5; i++) {
            assertRefused(OAuthError.passwordChangeRequired(), () -> logIn("username=alice&password=first"));
        }
        assertThat(events).hasSize(5).allMatch(event -> event.type() == AuditType.LOGIN_REFUSED);
        change("first", "own");
        assertThat(logIn("username=alice&password=own").refreshToken().orElseThrow())
                .isNotEmpty();
    }

    @Test
    void aLoginOnItsWayDoesNotOutliveAChangeOfThePassword() {
        assertEndedOnItsWay(() -> change("secret", "other"));
    }

    @Test
    void aLoginOnItsWayDoesNotOutliveADisabledOrDeletedUser() {
        assertEndedOnItsWay(() -> {
            realm.users.put("alice", "#secret", false, "user");
            families.revokeAllOf(new UserName("alice"), Ending.USER_DISABLED);
        });
        addAlice();
        assertEndedOnItsWay(() -> {
            realm.users.remove("alice");
            families.revokeAllOf(new UserName("alice"), Ending.USER_DISABLED);
        });
    }

    @Test
    void aLoginOnItsWayDoesNotMindWhatBecomesOfOthers() {
        Login slow = slow(() -> families.revokeAllOf(new UserName("bob"), Ending.USER_DELETED));

        assertThat(slow.logIn(TestParameters.form("username=alice&password=secret"), SOURCE)
                        .refreshToken()
                        .orElseThrow())
                .isNotEmpty();
    }

    private void assertEndedOnItsWay(Runnable meanwhile) {
        events.clear();
        assertRefused(
                OAuthError.wrongCredentials(),
                () -> slow(meanwhile).logIn(TestParameters.form("username=alice&password=secret"), SOURCE));
        assertThat(events)
                .contains(AuditEvent.of(AuditType.LOGIN_REFUSED)
                        .with(AuditField.USER, "alice")
                        .with(AuditField.SOURCE, "192.0.2.1")
                        .with(AuditField.CLIENT, "web")
                        .with(AuditField.REASON, "ended-meanwhile"))
                .noneMatch(event -> event.type() == AuditType.LOGIN);
    }

    /** A login during which something happens, after the password was found right. */
    private Login slow(Runnable meanwhile) {
        IdentityStore embedded = new EmbeddedIdentityStore(realm.users, realm.hashes);
        IdentityStore slow = new IdentityStore() {
            @Override
            public CredentialValidationResult validate(Credential credential) {
                CredentialValidationResult result = embedded.validate(credential);
                meanwhile.run();
                return result;
            }
        };
        LoginPermits two = new LoginPermits(2, 2, Duration.ZERO);
        return login(new Realm(Map.of("embedded", slow)), TestClients.authentication(client), two);
    }

    private void change(String old, String wanted) {
        new PasswordChange(
                        new PasswordCheck(throttle, new LoginPermits(1, 1, Duration.ZERO), events::add),
                        new OwnPassword(realm.users, realm.hashes),
                        families,
                        events::add)
                .change(TestParameters.form("username=alice&password=" + old + "&new_password=" + wanted), SOURCE);
    }

    private Login login(Realm users, ClientAuthentication clients, LoginPermits permits) {
        return new Login(
                new PasswordCheck(throttle, permits, events::add),
                users,
                clients,
                families,
                accessTokens,
                Revocations.NONE,
                events::add);
    }

    private TokenAnswer logIn(String form) {
        return login.logIn(TestParameters.form(form), SOURCE);
    }

    private static void assertRefused(OAuthError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OAuthException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
