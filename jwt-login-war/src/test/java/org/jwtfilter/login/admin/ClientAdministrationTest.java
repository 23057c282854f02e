// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientCredential;
import org.jwtfilter.login.client.ConfiguredClients;
import org.jwtfilter.login.client.MemoryRegisteredClients;
import org.jwtfilter.login.client.SecretHash;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.LoginStart;
import org.jwtfilter.login.refresh.MemoryRefreshTokens;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.revocation.EndedPlaces;

class ClientAdministrationTest {
    private static final UserName ADMIN = new UserName("admin");
    private static final User ALICE = new User(new UserName("alice"), Set.of("user"));
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final List<AuditEvent> events = new ArrayList<>();
    private final EndedPlaces places = new EndedPlaces();
    private final Client ours = TestClients.client("web", "api more");
    private final TestRealm realm = new TestRealm();
    private final RefreshFamilies families = new RefreshFamilies(
            new MemoryRefreshTokens(),
            new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(2), Duration.ZERO),
            realm.realm,
            events::add,
            new TestClock(),
            new SecureRandom());
    private final ClientAdministration administration = new ClientAdministration(
            new MemoryRegisteredClients(),
            new ConfiguredClients(List.of(ours)),
            ours,
            new ClientRules("for-admins", Set.of("sealed"), LONGEST, "{\"keys\":[]}"::equals),
            families,
            places,
            events::add,
            new SecureRandom());

    /** Otherwise who logged in through the old one would be logged in through the new one. */
    @Test
    void endsTheLoginsThroughAClientThatIsDeleted() {
        realm.users.put("alice", "#secret", true, "user");
        Client mobile = create("\"type\":\"public\"").client().client();
        RefreshToken first = logIn(mobile);
        RefreshToken second = logIn(mobile);
        RefreshToken throughOurs = logIn(ours);
        LoginStart onItsWay = families.begin();

        administration.delete(ADMIN, "new");
        Client again = create("\"type\":\"public\"").client().client();

        assertThatThrownBy(() -> families.rotate(first, again, Optional.empty(), TestClients.SOURCE))
                .hasMessage("invalid_grant");
        assertThatThrownBy(() -> families.rotate(second, again, Optional.empty(), TestClients.SOURCE))
                .hasMessage("invalid_grant");
        assertThat(families.open(ALICE, again, onItsWay)).isEmpty();
        assertThat(families.rotate(logIn(again), again, Optional.empty(), TestClients.SOURCE))
                .isNotNull();
        assertThat(families.rotate(throughOurs, ours, Optional.empty(), TestClients.SOURCE))
                .isNotNull();
        assertThat(events.stream().filter(event -> event.type() == AuditType.REVOKED))
                .hasSize(2)
                .allMatch(event -> event.details().containsValue("client-deleted"));
    }

    @Test
    void endsThemAlsoWhereSomebodyWasStoppedHalfWay() {
        realm.users.put("alice", "#secret", true, "user");
        Client gone = TestClients.client("gone", "api");
        RefreshToken left = logIn(gone);

        assertRefused(404, () -> administration.delete(ADMIN, "gone"));
        assertThatThrownBy(() -> families.rotate(left, gone, Optional.empty(), TestClients.SOURCE))
                .hasMessage("invalid_grant");
        RefreshToken throughOurs = logIn(ours);
        assertRefused(404, () -> administration.delete(ADMIN, ours.id()));
        assertThat(families.rotate(throughOurs, ours, Optional.empty(), TestClients.SOURCE))
                .isNotNull();
    }

    private RefreshToken logIn(Client client) {
        return families.open(ALICE, client, families.begin()).orElseThrow();
    }

    @Test
    void makesASecretAndKeepsItsHash() {
        ClientAdministration.Made made = create("\"type\":\"secret\"");

        String secret = made.secret().orElseThrow();
        assertThat(made.client().client().credential()).isEqualTo(new ClientCredential.Secret(SecretHash.of(secret)));
        assertThat(ClientJson.write(made.client(), made.secret()))
                .isEqualTo("{\"client_id\":\"new\",\"type\":\"secret\",\"enabled\":true,"
                        + "\"grant_types\":[\"client_credentials\"],\"scope\":\"api more\",\"audiences\":[\"a\"],"
                        + "\"access_token_lifetime\":300,\"refresh_token_idle\":3600,"
                        + "\"refresh_token_lifetime\":10800,\"client_secret\":\"" + secret + "\"}");
        assertThat(ClientJson.write(administration.show("new")))
                .doesNotContain(secret, SecretHash.of(secret).text());
        assertThat(made.toString()).doesNotContain(secret);
        assertThat(administration.renewSecret(ADMIN, "new").secret())
                .isPresent()
                .isNotEqualTo(Optional.of(secret));
        assertThat(events).containsExactly(event("created"), event("secret"));
        assertThat(events.toString()).doesNotContain(secret);
    }

    @Test
    void registersEachIdOnceAndNoneOfTheConfiguration() {
        create("\"type\":\"public\"");
        assertRefused(409, () -> create("\"type\":\"public\""));
        assertRefused(
                409,
                () -> administration.create(ADMIN, ClientJson.client("{\"client_id\":\"web\",\"type\":\"public\"}")));
        assertRefused(409, () -> administration.renewSecret(ADMIN, "new"));
        administration.delete(ADMIN, "new");
        assertRefused(404, () -> administration.delete(ADMIN, "new"));
        assertRefused(404, () -> administration.show("new"));
        assertRefused(404, () -> change("\"enabled\":false"));
        assertThat(events).containsExactly(event("created"), event("deleted"));
    }

    @Test
    void changesWhatIsNamedAndNothingElse() {
        Client before =
                create("\"type\":\"key\",\"jwks\":{\"keys\":[]}").client().client();

        change("\"scope\":\"api\",\"audiences\":[\"a\",\"b\"],\"enabled\":false");

        Client after = administration.show("new").client();
        assertThat(administration.show("new").enabled()).isFalse();
        assertThat(after.scope().text()).isEqualTo("api");
        assertThat(after.audiences()).containsExactly("a", "b");
        assertThat(after.credential()).isEqualTo(before.credential());
        assertThat(after.accessTokenLifetime()).isEqualTo(before.accessTokenLifetime());
        assertThat(events).containsExactly(event("created"), event("scope, audiences, enabled to false"));
    }

    @Test
    void keepsLifetimesWithinTheirBounds() {
        create("\"type\":\"secret\"");
        for (long bad : new long[] {9, LONGEST.toSeconds() + 1, -1, 0, Long.MAX_VALUE}) {
            assertRefused(400, () -> change("\"access_token_lifetime\":" + bad));
        }
        for (long good : new long[] {10, 11, LONGEST.toSeconds() - 1, LONGEST.toSeconds()}) {
            change("\"access_token_lifetime\":" + good);
        }
        assertRefused(400, () -> change("\"refresh_token_idle\":60,\"refresh_token_lifetime\":59"));
        change("\"refresh_token_idle\":60,\"refresh_token_lifetime\":60");
        assertRefused(400, () -> change("\"refresh_token_idle\":61"));
    }

    @Test
    void refusesWhatAClientCannotBe() {
        create("\"type\":\"secret\"");
        for (String bad : List.of(
                "\"audiences\":[\"for-admins\"]",
                "\"audiences\":[\"sealed\",\"other\"]",
                "\"audiences\":[]",
                "\"audiences\":[\"a b\"]",
                "\"audiences\":\"a\"",
                "\"grant_types\":[]",
                "\"grant_types\":[\"password\"]",
                "\"scope\":\"\"",
                "\"scope\":\"a  b\"",
                "\"jwks\":{\"keys\":[]}",
                "\"enabled\":\"no\"",
                "\"enabled\":false,\"enabled\":true",
                "\"access_token_lifetime\":1e999999999",
                "\"access_token_lifetime\":60.5",
                "\"client_id\":\"other\"",
                "")) {
            assertRefused(400, () -> change(bad));
        }
        for (String bad : List.of("\"type\":\"key\"", "\"type\":\"key\",\"jwks\":{}", "\"type\":\"odd\"")) {
            assertRefused(400, () -> create(bad));
        }
        assertRefused(400, () -> ClientJson.client("{\"client_id\":\"a b\",\"type\":\"public\"}"));
        assertThat(events).containsExactly(event("created"));
    }

    private ClientAdministration.Made create(String members) {
        return administration.create(ADMIN, ClientJson.client("{\"client_id\":\"new\"," + members + "}"));
    }

    @Test
    void takesBackTheTokensOfAClientThatIsOverOrWhenAsked() {
        administration.create(ADMIN, ClientJson.client("{\"client_id\":\"new\",\"type\":\"secret\"}"));
        change("\"scope\":\"api\"");
        assertThat(places.endedClients()).isEmpty();

        change("\"enabled\":false");
        assertThat(places.endedClients()).containsExactly("new");
        administration.takeBackTokens(ADMIN, "new");
        administration.takeBackTokens(ADMIN, "web");
        administration.delete(ADMIN, "new");
        assertThat(places.endedClients()).containsExactly("new", "new", "web", "new");

        assertRefused(404, () -> administration.delete(ADMIN, "new"));
        assertThat(places.endedClients()).as("asked again").hasSize(5);
        assertRefused(404, () -> administration.delete(ADMIN, "web"));
        assertRefused(404, () -> administration.takeBackTokens(ADMIN, "new"));
        assertThat(places.endedClients()).hasSize(5);
    }

    private void change(String members) {
        administration.change(ADMIN, "new", ClientJson.change("{" + members + "}"));
    }

    private static void assertRefused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OAuthException.class,
                        e -> assertThat(e.error().status()).isEqualTo(status));
    }

    private static AuditEvent event(String change) {
        return AuditEvent.of(AuditType.CLIENT_CHANGED)
                .with(AuditField.CLIENT, "new")
                .with(AuditField.CHANGE, change)
                .with(AuditField.BY, "admin");
    }
}
