// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.issue.OwnTokens;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.MemoryRefreshTokens;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.revocation.EndedPlaces;
import org.jwtfilter.login.signing.TestKeys;

class RevocationTest {
    private final TestClock clock = new TestClock();
    private final MemoryRefreshTokens store = new MemoryRefreshTokens();
    private final Client client = TestClients.client("web", "api");
    private final RefreshFamilies families = new RefreshFamilies(
            store,
            new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(2), Duration.ofSeconds(10)),
            new TestRealm().realm,
            event -> {},
            clock,
            new SecureRandom());
    private final EndedPlaces places = new EndedPlaces();
    private final Revocation revocation = new Revocation(
            TestClients.authentication(client),
            families,
            new OwnTokens(TestKeys.KEYS, new AccessTokenRules("https://login.example"), clock),
            places);

    @Test
    void endsTheLogin() {
        RefreshToken token = open();

        revoke("token=" + token.text() + "&token_type_hint=access_token");

        assertThat(isRevoked(token)).isTrue();
    }

    @Test
    void takesBackOneAccessToken() {
        StatusReference place = new StatusReference("https://login.example/status/1", 7);

        revoke("token=" + access(client, Optional.of(place)));

        assertThat(places.ended()).containsExactly(place);
    }

    /** RFC 7009 section 2.1; and a token without a place is good until it expires. */
    @Test
    void leavesAccessTokensOfOthersAlone() {
        StatusReference place = new StatusReference("https://login.example/status/1", 7);
        String another = access(TestClients.client("app", "api"), Optional.of(place));

        revoke("token=" + another);
        revoke("token=" + access(client, Optional.empty()));
        revoke("token=" + access(client, Optional.of(place)) + "A");

        assertThat(places.ended()).isEmpty();
    }

    private String access(Client to, Optional<StatusReference> place) {
        return new AccessTokens(TestKeys.KEYS, new AccessTokenRules("https://login.example"), clock, new SecureRandom())
                .issue(new User(new UserName("alice"), Set.of("user")), to, to.scope(), clock.instant(), place)
                .text();
    }

    @Test
    void doesNothingForATokenThatIsNoneOfOurs() {
        RefreshToken token = open();

        revoke("token=x");
        revoke("token=a.b.c");
        revoke("token=" + "A".repeat(64));

        assertThat(isRevoked(token)).isFalse();
    }

    @Test
    void refusesARequestWithoutTokenOrOfAnotherClient() {
        RefreshToken token = open();

        assertThatThrownBy(() -> revoke("a=b")).hasMessage("invalid_request");
        assertThatThrownBy(() -> revoke("token=" + token.text() + "&client_id=other"))
                .hasMessage("invalid_client");
        assertThat(isRevoked(token)).isFalse();
    }

    private boolean isRevoked(RefreshToken token) {
        return store.find(token.handleHash()).orElseThrow().revokedAt().isPresent();
    }

    private RefreshToken open() {
        return families.open(new User(new UserName("alice"), Set.of()), client, families.begin())
                .orElseThrow();
    }

    private void revoke(String form) {
        revocation.revoke(TestClients.request(form));
    }
}
