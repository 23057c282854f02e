// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.password.CountingHashes;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.EmbeddedIdentityStore;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserChange;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.Ending;
import org.jwtfilter.login.refresh.LoginStart;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.RefreshToken;

/** Logins by the old password while it is changed: whichever is first, none is good afterwards. */
class CutOffRaceTest {
    private static final int RACES = Integer.getInteger("refresh.races", 50);
    private static final int LOGINS = 4;
    private static final UserName ALICE = new UserName("alice");
    private static final Client CLIENT = TestClients.client("web", "api");

    @ParameterizedTest
    @EnumSource
    void noLoginByTheOldPasswordOutlivesItsChange(TestDatabase kind) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(LOGINS + 1);
        try (Database database = kind.open()) {
            SqlUsers users = new SqlUsers(database);
            users.create(new StoredUser(ALICE, "#0", Set.of(), true));
            Realm realm = new Realm(Map.of(User.EMBEDDED, new EmbeddedIdentityStore(users, new CountingHashes())));
            RefreshPolicy policy = new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(2), Duration.ZERO);
            RefreshFamilies families = new RefreshFamilies(
                    new SqlRefreshTokens(database, () -> {}),
                    policy,
                    realm,
                    event -> {},
                    Clock.systemUTC(),
                    new SecureRandom());
            for (int race = 0; race < RACES; race++) {
                String old = String.valueOf(race);
                String wanted = String.valueOf(race + 1);
                CyclicBarrier start = new CyclicBarrier(LOGINS + 1);
                List<Future<Optional<RefreshToken>>> logins = new ArrayList<>();
                for (int i = 0; i < LOGINS; i++) {
                    logins.add(threads.submit(() -> {
                        start.await();
                        return logIn(families, realm, old);
                    }));
                }
                Future<?> change = threads.submit(() -> {
                    start.await();
                    return families.revokeAllOf(
                            ALICE,
                            Ending.PASSWORD_CHANGED,
                            () -> users.change(ALICE, UserChange.password("#" + wanted, false)));
                });
                change.get();
                for (Future<Optional<RefreshToken>> login : logins) {
                    login.get()
                            .ifPresent(token -> assertThatThrownBy(
                                            () -> families.rotate(token, CLIENT, Optional.empty(), TestClients.SOURCE))
                                    .hasMessage("invalid_grant"));
                }
                assertThat(logIn(families, realm, wanted)).isPresent();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<RefreshToken> logIn(RefreshFamilies families, Realm realm, String password) {
        LoginStart start = families.begin();
        return realm.authenticate(ALICE, PlainPassword.parse(password).orElseThrow())
                .flatMap(user -> families.open(user, CLIENT, start));
    }
}
