// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.TestParameters;
import org.jwtfilter.login.oauth.TokenAnswer;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.refresh.MemoryRefreshTokens;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.signing.TestKeys;

class LoginTest {
    private final TestRealm realm = new TestRealm();
    private final TestClock clock = new TestClock();
    private final Client client = TestClients.client("web", "api");
    private final RefreshFamilies families = new RefreshFamilies(
            new MemoryRefreshTokens(),
            new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(2)),
            realm.realm,
            clock,
            new SecureRandom());
    private final AccessTokens accessTokens =
            new AccessTokens(TestKeys.KEYS, new AccessTokenRules("https://login.example"), clock, new SecureRandom());
    private final Login login =
            new Login(realm.realm, TestClients.authentication(client), families, accessTokens, clock);

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
        assertThat(answer.refreshToken()).hasSize(64);
        assertThat(logIn("username=alice&password=secret").refreshToken()).isNotEqualTo(answer.refreshToken());
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
        Login both = new Login(realm.realm, TestClients.authentication(client, mobile), families, accessTokens, clock);

        TokenAnswer answer = both.logIn(TestParameters.form("username=alice&password=secret&client_id=mobile"));

        assertThat(answer.scope().text()).isEqualTo("read");
        assertThatThrownBy(() -> both.logIn(TestParameters.form("username=alice&password=secret&client_id=other")))
                .hasMessage("invalid_client");
    }

    private TokenAnswer logIn(String form) {
        return login.logIn(TestParameters.form(form));
    }

    private static void assertRefused(OAuthError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OAuthException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
