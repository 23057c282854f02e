// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.Family;
import org.jwtfilter.login.refresh.RefreshTokens;
import org.jwtfilter.login.revocation.Holder;
import org.jwtfilter.login.revocation.IssuedTokens;
import org.jwtfilter.login.revocation.LeasedBlock;
import org.jwtfilter.login.revocation.ListVersion;
import org.jwtfilter.login.revocation.StatusLists;
import org.jwtfilter.login.revocation.StatusPlace;

class SqlStatusListsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final int BLOCKS = StatusLists.LIST_SIZE / StatusLists.BLOCK_SIZE;

    @Nested
    class OnH2 extends OnEveryDatabase {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgresql extends OnEveryDatabase {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class OnEveryDatabase {
        private final TestDatabase kind;
        private final SecureRandom random = new SecureRandom();
        private Database database;
        private StatusLists lists;
        private IssuedTokens tokens;
        private RefreshTokens logins;
        private int ended;

        OnEveryDatabase(TestDatabase kind) {
            this.kind = kind;
        }

        @BeforeEach
        void open() {
            database = kind.open();
            lists = new SqlStatusLists(database);
            tokens = new SqlIssuedTokens(database);
            logins = new SqlRefreshTokens(database, () -> ended++);
        }

        @AfterEach
        void close() {
            database.close();
        }

        /** Four nodes at once, and more than one list's worth. */
        @Test
        void leasesEachBlockOnce() throws Exception {
            ExecutorService nodes = Executors.newFixedThreadPool(4);
            try {
                List<Callable<List<LeasedBlock>>> work = new ArrayList<>();
                for (int node = 0; node < 4; node++) {
                    work.add(() -> {
                        StatusLists own = new SqlStatusLists(database);
                        List<LeasedBlock> leased = new ArrayList<>();
                        for (int i = 0; i < BLOCKS / 4 + 5; i++) {
                            leased.add(own.lease(NOW, LATER));
                        }
                        return leased;
                    });
                }
                List<LeasedBlock> all = new ArrayList<>();
                for (Future<List<LeasedBlock>> node : nodes.invokeAll(work)) {
                    all.addAll(node.get());
                }

                assertThat(all).hasSize(BLOCKS + 20).doesNotHaveDuplicates();
                assertThat(all).filteredOn(block -> block.list() == 1).hasSize(BLOCKS);
                assertThat(all).filteredOn(block -> block.list() == 2).hasSize(20);
                assertThat(all.stream().map(LeasedBlock::secret).distinct()).hasSize(2);
                assertThat(all).allMatch(block -> Base64.getUrlDecoder().decode(block.secret()).length == 32);
            } finally {
                nodes.shutdownNow();
            }
        }

        @Test
        void takesBackAllTokensOfALogin() {
            String one = login();
            String other = login();
            StatusPlace first = kept(one);
            StatusPlace second = kept(one);
            StatusPlace third = kept(other);
            long before = version(1).revision();

            assertThat(logins.revoke(one, NOW.plusSeconds(7))).isTrue();
            assertThat(logins.revoke(one, NOW.plusSeconds(9))).isFalse();

            assertThat(lists.revoked(1)).containsExactlyInAnyOrder(first.index(), second.index());
            assertThat(isRevoked(third)).isFalse();
            assertThat(ended).isEqualTo(2);
            assertThat(version(1)).isEqualTo(new ListVersion(1, before + 1, NOW.plusSeconds(7)));
        }

        @Test
        void takesBackWhatAUserHasInLoginsAndWithout() {
            StatusPlace inOne = kept(login());
            StatusPlace inAnother = kept(login());
            StatusPlace without = place();
            tokens.keep(without, Holder.user("alice"), "web", LATER);
            StatusPlace ofBob = place();
            tokens.keep(ofBob, Holder.user("bob"), "web", LATER);

            assertThat(logins.revokeAllOf(new UserName("alice"), NOW)).hasSize(2);

            assertThat(lists.revoked(1)).containsExactlyInAnyOrder(inOne.index(), inAnother.index(), without.index());
            assertThat(isRevoked(ofBob)).isFalse();
            assertThat(ended).isEqualTo(1);
        }

        @Test
        void takesBackOneToken() {
            String login = login();
            StatusPlace one = kept(login);
            StatusPlace other = kept(login);

            assertThat(tokens.revoke(one, NOW)).isTrue();
            assertThat(tokens.revoke(one, NOW)).isFalse();
            assertThat(tokens.revoke(new StatusPlace(1, 1_048_575), NOW)).isFalse();
            assertThat(isRevoked(one)).isTrue();
            assertThat(isRevoked(other)).isFalse();
        }

        @Test
        void takesBackAllTokensOfAClient() {
            StatusPlace web = kept(login());
            StatusPlace app = place();
            assertThat(tokens.keepInLogin(app, login(), "app", LATER)).isTrue();

            assertThat(tokens.revokeClient("web", NOW)).isEqualTo(1);
            assertThat(isRevoked(web)).isTrue();
            assertThat(isRevoked(app)).isFalse();
        }

        @Test
        void keepsNoTokenOfALoginThatIsOver() {
            String login = login();
            logins.revoke(login, NOW);

            assertThat(tokens.keepInLogin(place(), login, "web", LATER)).isFalse();
            assertThat(tokens.keepInLogin(place(), "A".repeat(43), "web", LATER))
                    .isFalse();
        }

        /** Whatever the order: afterwards no token of the login is good. */
        @Test
        void missesNoTokenThatIsIssuedWhileItsLoginEnds() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                int kept = 0;
                for (int round = 0; round < 200; round++) {
                    String login = login();
                    StatusPlace place = place();
                    CyclicBarrier start = new CyclicBarrier(2);
                    Future<Boolean> issued = threads.submit(() -> {
                        start.await();
                        return tokens.keepInLogin(place, login, "web", LATER);
                    });
                    Future<?> ended = threads.submit(() -> {
                        start.await();
                        return logins.revoke(login, NOW);
                    });
                    ended.get();
                    if (issued.get()) {
                        kept++;
                        assertThat(isRevoked(place)).as("round %s", round).isTrue();
                    }
                }
                assertThat(kept).as("rounds in which the token came first").isPositive();
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void takesBackAtLargeInEveryList() {
            lists.lease(NOW, LATER);
            long before = version(1).revision();

            tokens.cutOff("alice", NOW);
            tokens.cutOff(IssuedTokens.EVERYBODY, NOW.plusSeconds(2));
            tokens.cutOff("alice", NOW.plusSeconds(1));
            tokens.cutOff("alice", NOW);

            assertThat(lists.cutOffs(NOW.minusSeconds(1)))
                    .containsOnly(
                            Map.entry("alice", NOW.plusSeconds(1)),
                            Map.entry(IssuedTokens.EVERYBODY, NOW.plusSeconds(2)));
            assertThat(lists.cutOffs(NOW.plusSeconds(1))).containsOnlyKeys(IssuedTokens.EVERYBODY);
            assertThat(version(1)).isEqualTo(new ListVersion(1, before + 4, NOW.plusSeconds(2)));
        }

        @Test
        void knowsWhatWasTakenBackAtLarge() {
            lists.lease(NOW, LATER);
            tokens.cutOff("alice", NOW);
            tokens.cutOff(IssuedTokens.EVERYBODY, NOW.minusSeconds(5));

            assertThat(tokens.isTakenBack(Optional.empty(), "alice", NOW.minusSeconds(1)))
                    .isTrue();
            assertThat(tokens.isTakenBack(Optional.empty(), "alice", NOW)).isFalse();
            assertThat(tokens.isTakenBack(Optional.of(place()), "bob", NOW.minusSeconds(6)))
                    .isTrue();
            assertThat(tokens.isTakenBack(Optional.of(place()), "bob", NOW.minusSeconds(5)))
                    .isFalse();
        }

        @Test
        void publishesAListUntilItsLastTokenExpires() {
            lists.lease(NOW, LATER);
            lists.lease(NOW, NOW.plusSeconds(1));

            assertThat(lists.current(LATER.minusMillis(1))).hasSize(1);
            assertThat(lists.current(LATER)).isEmpty();
            assertThat(lists.lease(LATER, LATER.plusSeconds(1)).list()).isEqualTo(1);
            assertThat(lists.current(LATER)).hasSize(1);
        }

        @Test
        void forgetsTokensOnceTheyHaveExpired() {
            String login = login();
            StatusPlace place = kept(login);
            tokens.revoke(place, NOW);
            StatusPlace other = kept(login);

            tokens.forgetExpired(LATER.minusMillis(1));
            assertThat(isRevoked(place)).isTrue();
            tokens.forgetExpired(LATER);
            assertThat(isRevoked(place)).isFalse();
            assertThat(tokens.revoke(other, LATER)).isFalse();
        }

        @Test
        void saysWhenTheDatabaseIsAway() {
            database.close();

            assertThatThrownBy(() -> lists.lease(NOW, LATER)).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> tokens.keepInLogin(new StatusPlace(1, 1), "x", "web", LATER))
                    .isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> tokens.revokeClient("x", NOW)).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> tokens.isTakenBack(Optional.empty(), "x", NOW))
                    .isInstanceOf(UnavailableException.class);
        }

        private boolean isRevoked(StatusPlace place) {
            return tokens.isTakenBack(Optional.of(place), "nobody", NOW);
        }

        private ListVersion version(int list) {
            return lists.current(NOW).stream()
                    .filter(version -> version.list() == list)
                    .findFirst()
                    .orElseThrow();
        }

        private StatusPlace kept(String login) {
            StatusPlace place = place();
            assertThat(tokens.keepInLogin(place, login, "web", LATER)).isTrue();
            return place;
        }

        private StatusPlace place() {
            LeasedBlock block = lists.lease(NOW, LATER);
            return new StatusPlace(block.list(), block.block());
        }

        private String login() {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            User user = new User(new UserName("alice"), Set.of("user"), Map.of(), "embedded");
            Family family = new Family(
                    hash,
                    hash,
                    Optional.empty(),
                    user,
                    "web",
                    Scope.parse("api").orElseThrow(),
                    NOW,
                    LATER,
                    LATER,
                    Optional.empty());
            assertThat(logins.open(family, logins.cutOffs())).isTrue();
            return hash;
        }
    }
}
