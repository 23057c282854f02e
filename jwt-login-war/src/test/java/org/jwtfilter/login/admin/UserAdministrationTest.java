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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.issue.OwnTokens;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserChange;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.LoginStart;
import org.jwtfilter.login.refresh.MemoryRefreshTokens;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.revocation.EndedPlaces;
import org.jwtfilter.login.signing.TestKeys;

class UserAdministrationTest {
    private static final String ISSUER = "https://login.example";
    private static final UserName ADMIN = new UserName("admin");
    private static final UserName BOB = new UserName("bob");

    private final TestRealm realm = new TestRealm();
    private final TestClock clock = new TestClock();
    private final AccessTokenRules rules = new AccessTokenRules(ISSUER);
    private final AccessTokens issued = new AccessTokens(TestKeys.KEYS, rules, clock, new SecureRandom());
    private final EndedPlaces places = new EndedPlaces();
    private final Administrators administrators = new Administrators(
            new OwnTokens(TestKeys.KEYS, rules, clock), Administrators.audience(ISSUER), places, realm.realm, "bosses");
    private final List<AuditEvent> events = new ArrayList<>();
    private final RefreshFamilies families = new RefreshFamilies(
            new MemoryRefreshTokens(),
            new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(2), Duration.ofSeconds(10)),
            realm.realm,
            events::add,
            clock,
            new SecureRandom());
    private final UserAdministration administration =
            new UserAdministration(realm.users, realm.hashes, families, events::add, "bosses");

    @BeforeEach
    void addUsers() {
        realm.users.put("admin", "#secret", true, "bosses");
        realm.users.put("bob", "#secret", true, "user");
    }

    @Test
    void letsAdministratorsInByATokenThatWasMadeForThis() {
        assertThat(check("Bearer " + token("admin", Administrators.client(ISSUER))))
                .isEqualTo(ADMIN);
        assertThat(check("bearer " + token("admin", Administrators.client(ISSUER))))
                .isEqualTo(ADMIN);
    }

    @Test
    void refusesEverybodyElse() {
        Client forApplications = TestClients.client("web", "api");
        String good = token("admin", Administrators.client(ISSUER));

        assertRefused("missing_token", () -> administrators.check(null));
        assertRefused("missing_token", () -> administrators.check(List.of()));
        assertRefused("invalid_token", () -> administrators.check(List.of("Bearer " + good, "Bearer " + good)));
        for (String bad : List.of(
                "Bearer",
                "Bearer x",
                "Basic " + good,
                "Bearer " + good + "x",
                "Bearer " + good.substring(0, good.lastIndexOf('.') + 1),
                "Bearer " + "x".repeat(20_000),
                "Bearer " + token("admin", forApplications),
                "Bearer " + token("nobody", Administrators.client(ISSUER)))) {
            assertRefused("invalid_token", () -> check(bad));
        }
        assertRefused("insufficient_scope", () -> check("Bearer " + token("bob", Administrators.client(ISSUER))));
        clock.advance(Duration.ofMinutes(5));
        assertRefused("invalid_token", () -> check("Bearer " + good));
    }

    @Test
    void looksWhatAnAdministratorIsNow() {
        String token = "Bearer " + token("admin", Administrators.client(ISSUER));

        realm.users.put("admin", "#secret", true, "user");
        assertRefused("insufficient_scope", () -> check(token));
        realm.users.put("admin", "#secret", false, "bosses");
        assertRefused("invalid_token", () -> check(token));
    }

    @Test
    void refusesATokenThatWasTakenBack() {
        Client client = Administrators.client(ISSUER);
        StatusReference place = new StatusReference(ISSUER + "/status/1", 7);
        User admin = new User(ADMIN, Set.of("bosses"));
        String token = "Bearer "
                + issued.issue(admin, client, client.scope(), clock.instant(), Optional.of(place))
                        .text();
        assertThat(check(token)).isEqualTo(ADMIN);

        places.end(place);

        assertRefused("invalid_token", () -> check(token));
    }

    @Test
    void createsChangesAndForgetsUsers() {
        String created = UserJson.write(administration.create(ADMIN, UserJson.user("""
                {"username":" Zo\u00cb ","password":"first","groups":["user"],"temporary":true,
                 "attributes":{"mail":"z@x","n":[1,true,"a"]}}""")));
        assertThat(created)
                .isEqualTo("{\"username\":\"zo\u00eb\",\"enabled\":true,\"temporary\":true,\"groups\":[\"user\"],"
                        + "\"attributes\":{\"mail\":\"z@x\",\"n\":[1,true,\"a\"]}}");
        assertStatus(
                409,
                () -> administration.create(ADMIN, UserJson.user("{\"username\":\"zo\u00eb\",\"password\":\"x\"}")));

        UserName zoe = new UserName("zo\u00eb");
        assertThat(change(zoe, "{\"groups\":[],\"enabled\":false,\"attributes\":{}}"))
                .isEqualTo(
                        "{\"username\":\"zo\u00eb\",\"enabled\":false,\"temporary\":true,\"groups\":[],\"attributes\":{}}");
        assertThat(change(zoe, "{\"password\":\"second\"}")).contains("\"temporary\":false");
        assertThat(realm.users.find(zoe).orElseThrow().passwordHash()).isEqualTo("#second");

        administration.delete(ADMIN, zoe);
        assertStatus(404, () -> administration.delete(ADMIN, zoe));
        assertStatus(404, () -> administration.show(zoe));
        assertStatus(404, () -> change(zoe, "{\"enabled\":true}"));
    }

    @Test
    void endsTheLoginsOfWhoeverGetsAnotherPasswordOrIsDisabledOrDeleted() {
        for (String change : List.of("{\"password\":\"x\"}", "{\"enabled\":false}")) {
            RefreshToken bobs = logIn("bob");
            RefreshToken admins = logIn("admin");
            change(BOB, change);
            change(BOB, "{\"enabled\":true}");
            assertThatThrownBy(() -> rotate(bobs)).isInstanceOf(OAuthException.class);
            rotate(admins);
        }
        RefreshToken bobs = logIn("bob");
        change(BOB, "{\"groups\":[\"other\"]}");
        RefreshToken next = rotate(bobs);
        administration.delete(ADMIN, BOB);
        realm.users.put("bob", "#secret", true);
        assertThatThrownBy(() -> rotate(next)).isInstanceOf(OAuthException.class);
    }

    @Test
    void endsTheLoginsThatAreOnTheirWay() {
        Client web = TestClients.client("web", "api");
        User bob = new User(BOB, Set.of("user"));
        for (String change : List.of("{\"password\":\"x\"}", "{\"enabled\":false}")) {
            LoginStart start = families.begin();
            change(BOB, change);
            assertThat(families.open(bob, web, start)).isEmpty();
            assertThat(families.open(bob, web, families.begin())).isPresent();
        }
        LoginStart start = families.begin();
        change(BOB, "{\"groups\":[\"other\"]}");
        assertThat(families.open(bob, web, start)).isPresent();
        administration.delete(ADMIN, BOB);
        assertThat(families.open(bob, web, start)).isEmpty();
        assertThat(families.open(new User(ADMIN, Set.of()), web, start)).isPresent();
    }

    @Test
    void administratorsDoNotShutThemselvesOut() {
        assertStatus(409, () -> administration.delete(ADMIN, ADMIN));
        assertStatus(409, () -> change(ADMIN, "{\"enabled\":false}"));
        assertStatus(409, () -> change(ADMIN, "{\"groups\":[\"user\"]}"));
        change(ADMIN, "{\"groups\":[\"user\",\"bosses\"]}");
        change(ADMIN, "{\"password\":\"other\"}");
    }

    @Test
    void listsPages() {
        assertThat(UserJson.write(administration.list(Optional.empty(), 1), Optional.of(ADMIN)))
                .startsWith("{\"users\":[{\"username\":\"admin\"")
                .endsWith("],\"next\":\"admin\"}");
        assertThat(UserJson.write(administration.list(Optional.of(ADMIN), 9), Optional.empty()))
                .startsWith("{\"users\":[{\"username\":\"bob\"")
                .doesNotContain("next")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"username\":\"a\"}",
                "{\"password\":\"a\"}",
                "{\"username\":1,\"password\":\"x\"}",
                "{\"username\":\"a/b\",\"password\":\"x\"}",
                "{\"username\":\"..\",\"password\":\"x\"}",
                "{\"username\":\"a\\nb\",\"password\":\"x\"}",
                "{\"username\":\"client:a\",\"password\":\"x\"}",
                "{\"username\":\"a\",\"password\":\"\"}",
                "{\"username\":\"a\",\"password\":\"x\",\"password\":\"y\"}",
                "{\"username\":\"a\",\"password\":\"x\",\"pasword\":\"y\"}",
                "{\"username\":\"a\",\"password\":\"x\",\"enabled\":\"yes\"}",
                "{\"username\":\"a\",\"password\":\"x\",\"groups\":\"g\"}",
                "{\"username\":\"a\",\"password\":\"x\",\"groups\":[\"a b\"]}",
                "{\"username\":\"a\",\"password\":\"x\",\"groups\":[1]}",
                "{\"username\":\"a\",\"password\":\"x\",\"attributes\":{\"a\":{}}}",
                "{\"username\":\"a\",\"password\":\"x\",\"attributes\":{\"a\":[[1]]}}",
                "{\"username\":\"a\",\"password\":\"x\",\"attributes\":{\"a\":null}}",
                "{\"username\":\"a\",\"password\":\"x\",\"attributes\":{\"a\":1.5}}",
                "{\"username\":\"a\",\"password\":\"x\",\"attributes\":{\"a\":9223372036854775808}}"
            })
    void refusesWhatIsNoUser(String json) {
        assertStatus(400, () -> UserJson.user(json));
    }

    @Test
    void refusesWhatIsNoChange() {
        for (String json : List.of("{}", "{\"username\":\"x\"}", "{\"temporary\":true}", "{\"password\":\"x\"")) {
            assertStatus(400, () -> UserJson.change(json));
        }
        assertStatus(400, () -> UserJson.change("[".repeat(UsersResource.MAX_BYTES)));
    }

    private String change(UserName name, String json) {
        return UserJson.write(administration.change(ADMIN, name, UserJson.change(json)));
    }

    private UserName check(String authorization) {
        return administrators.check(List.of(authorization));
    }

    private String token(String name, Client client) {
        User user = realm.realm
                .authenticate(new UserName(name), PlainPassword.parse("secret").orElseThrow())
                .orElse(new User(new UserName(name), Set.of("bosses")));
        return issued.issue(user, client, client.scope(), clock.instant()).text();
    }

    private RefreshToken logIn(String name) {
        LoginStart start = families.begin();
        realm.users.change(new UserName(name), UserChange.password("#secret", false));
        User user = realm.realm
                .authenticate(new UserName(name), PlainPassword.parse("secret").orElseThrow())
                .orElseThrow();
        return families.open(user, TestClients.client("web", "api"), start).orElseThrow();
    }

    private RefreshToken rotate(RefreshToken token) {
        return families.rotate(token, TestClients.client("web", "api"), Optional.empty(), TestClients.SOURCE)
                .next();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).hasMessage(code);
    }

    private static void assertStatus(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OAuthException.class,
                        e -> assertThat(e.error().status()).isEqualTo(status));
    }
}
