// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;

/** What every store of refresh families must do. */
public abstract class RefreshTokensContract {
    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Instant IDLE = NOW.plus(Duration.ofHours(1));
    private static final Instant END = NOW.plus(Duration.ofHours(2));
    private static final Duration TICK = Duration.ofNanos(1000);

    private final SecureRandom random = new SecureRandom();

    protected abstract RefreshTokens tokens();

    /** A new family in the store; its handle. */
    protected Family opened() {
        return opened("jos\u00e9");
    }

    private Family opened(String user) {
        Family family = family(user);
        assertThat(tokens().open(family, tokens().cutOffs())).isTrue();
        return family;
    }

    private Family family(String user) {
        return family(user, "web");
    }

    private Family family(String user, String clientId) {
        RefreshToken token = RefreshToken.first(random);
        return new Family(
                token.handleHash(),
                token.hash(),
                Optional.empty(),
                new User(
                        new UserName(user),
                        Set.of("g \"1\"", "g2"),
                        Map.of("mail", "a@b.example", "age", 7L, "ok", true, "tags", List.of("x", "y")),
                        "ldap"),
                clientId,
                Scope.parse("b a").orElseThrow(),
                NOW,
                END,
                IDLE,
                Optional.empty());
    }

    protected String anotherHash() {
        return RefreshToken.first(random).hash();
    }

    @Test
    void findsWhatWasOpened() {
        Family family = opened();

        assertThat(tokens().find(family.handleHash())).contains(family);
        assertThat(tokens().find(anotherHash())).isEmpty();
    }

    @Test
    void rotatesOnlyTheCurrentToken() {
        Family family = opened();
        String next = anotherHash();

        assertThat(rotate(family, family.currentHash(), next, NOW)).isTrue();
        assertThat(rotate(family, family.currentHash(), anotherHash(), NOW)).isFalse();
        assertThat(tokens().find(family.handleHash()).orElseThrow().currentHash())
                .isEqualTo(next);
        assertThat(rotate(family, next, anotherHash(), NOW)).isTrue();
    }

    @Test
    void remembersTheTokenThatWasSpentLast() {
        Family family = opened();
        SpentToken first = spent(family.currentHash(), NOW);
        SpentToken second = spent(anotherHash(), NOW.plus(TICK));
        tokens().rotate(family.handleHash(), first, second.hash(), IDLE);
        assertThat(tokens().find(family.handleHash()).orElseThrow().spent()).contains(first);

        assertThat(tokens().rotate(family.handleHash(), spent(first.hash(), NOW), anotherHash(), IDLE))
                .isFalse();
        assertThat(tokens().find(family.handleHash()).orElseThrow().spent()).contains(first);
        tokens().rotate(family.handleHash(), second, anotherHash(), IDLE);
        assertThat(tokens().find(family.handleHash()).orElseThrow().spent()).contains(second);
    }

    @Test
    void rotatesUntilJustBeforeTheIdleTimeIsOver() {
        assertThat(rotates(opened(), IDLE.minus(TICK))).isTrue();
        assertThat(rotates(opened(), IDLE)).isFalse();
        assertThat(rotates(opened(), IDLE.plus(TICK))).isFalse();
    }

    @Test
    void rotatesUntilJustBeforeTheLoginIsOver() {
        Family first = opened();
        String next = anotherHash();
        tokens().rotate(first.handleHash(), spent(first.currentHash(), NOW), next, END.plus(Duration.ofDays(1)));

        assertThat(rotate(first, next, anotherHash(), END.plus(TICK))).isFalse();
        assertThat(rotate(first, next, anotherHash(), END)).isFalse();
        assertThat(rotate(first, next, anotherHash(), END.minus(TICK))).isTrue();
    }

    @Test
    void revokesAllLoginsOfOneUserAndOfNobodyElse() {
        Family first = opened("zoe");
        Family second = opened("zoe");
        Family other = opened("zoe2");
        tokens().revoke(first.handleHash(), NOW);

        assertThat(tokens().revokeAllOf(new UserName("zoe"), NOW)).containsExactly(second);
        assertThat(tokens().revokeAllOf(new UserName("zoe"), NOW)).isEmpty();
        assertThat(rotate(second, second.currentHash(), anotherHash(), NOW)).isFalse();
        assertThat(rotate(other, other.currentHash(), anotherHash(), NOW)).isTrue();
    }

    @Test
    void revokesAllThatAreNotOver() {
        Family family = opened("yves");
        assertThat(tokens().revokeAllOf(new UserName("yves"), END)).isEmpty();
        assertThat(tokens().revokeAllOf(new UserName("yves"), END.minus(TICK))).containsExactly(family);
    }

    @Test
    void opensNothingForALoginThatBeganBeforeAllWereEnded() {
        long before = tokens().cutOffs();
        Family late = family("xenia");
        Family other = family("xaver");
        tokens().revokeAllOf(new UserName("xenia"), NOW);

        assertThat(tokens().cutOffs()).isEqualTo(before + 1);
        assertThat(tokens().open(late, before)).isFalse();
        assertThat(rotates(late, NOW)).isFalse();
        assertThat(tokens().open(other, before)).isTrue();
        Family later = family("xenia");
        assertThat(tokens().open(later, before + 1)).isTrue();
        assertThat(rotates(later, NOW)).isTrue();
        tokens().revokeAllOf(new UserName("xenia"), NOW);
        assertThat(tokens().open(family("xenia"), before + 1)).isFalse();
        assertThat(tokens().open(family("xenia"), before + 2)).isTrue();
    }

    @Test
    void revokesAllLoginsOfOneClientAndOfNoOther() {
        Family first = openedBy("gone");
        Family second = openedBy("gone");
        Family third = openedBy("gone");
        Family other = openedBy("gone2");
        tokens().revoke(first.handleHash(), NOW);

        assertThat(tokens().revokeSomeOfClient("gone", END)).isEmpty();
        assertThat(revokeAllOfClient("gone")).containsExactlyInAnyOrder(second, third);
        assertThat(revokeAllOfClient("gone")).isEmpty();
        assertThat(rotates(second, NOW)).isFalse();
        assertThat(rotates(third, NOW)).isFalse();
        assertThat(rotates(other, NOW)).isTrue();
    }

    @Test
    void opensNothingForALoginThatBeganBeforeItsClientWasDeleted() {
        long before = tokens().cutOffs();
        tokens().revokeSomeOfClient("late", NOW);

        assertThat(tokens().open(family("ute", "late"), before)).isFalse();
        assertThat(tokens().open(family("ute", "other"), before)).isTrue();
        assertThat(tokens().open(family("late", "other"), before))
                .as("a user of its name")
                .isTrue();
        assertThat(tokens().open(family("ute", "late"), tokens().cutOffs())).isTrue();
    }

    private Family openedBy(String clientId) {
        Family family = family("vera", clientId);
        assertThat(tokens().open(family, tokens().cutOffs())).isTrue();
        return family;
    }

    private List<Family> revokeAllOfClient(String clientId) {
        List<Family> all = new ArrayList<>();
        List<Family> some;
        do {
            some = tokens().revokeSomeOfClient(clientId, NOW);
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    @Test
    void revokesTogetherWithTheChangeOfTheUser() {
        UserName user = new UserName("veit");
        Family family = opened("veit");
        long before = tokens().cutOffs();

        assertThat(tokens().revokeAllOf(user, NOW, () -> false)).isEmpty();
        assertThatThrownBy(() -> tokens().revokeAllOf(user, NOW, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(tokens().cutOffs()).isEqualTo(before);
        assertThat(tokens().find(family.handleHash())).contains(family);

        assertThat(tokens().revokeAllOf(user, NOW, () -> true)).contains(List.of(family));
        assertThat(tokens().revokeAllOf(user, NOW, () -> true)).contains(List.of());
        assertThat(tokens().open(family("veit"), before)).isFalse();
        assertThat(rotates(family, NOW)).isFalse();
    }

    @Test
    void revokesOnceAndForGood() {
        Family family = opened();
        Family other = opened();

        assertThat(tokens().revoke(family.handleHash(), NOW)).isTrue();
        assertThat(tokens().revoke(family.handleHash(), NOW.plusSeconds(1))).isFalse();
        assertThat(tokens().revoke(anotherHash(), NOW)).isFalse();
        assertThat(tokens().find(family.handleHash()).orElseThrow().revokedAt()).contains(NOW);
        assertThat(rotates(family, NOW)).isFalse();
        assertThat(rotates(other, NOW)).isTrue();
    }

    @Test
    void forgetsOnlyWhatIsOver() {
        Family family = opened();
        Family revoked = opened();
        Family idle = opened();
        tokens().revoke(revoked.handleHash(), NOW);
        // What comes back of these is still known for what it is.
        tokens().forgetExpired(IDLE.plus(TICK));
        assertThat(tokens().find(revoked.handleHash())).isPresent();
        assertThat(tokens().find(idle.handleHash())).contains(idle);

        tokens().forgetExpired(END.minus(TICK));
        assertThat(tokens().find(family.handleHash())).isPresent();
        tokens().forgetExpired(END);
        assertThat(tokens().find(family.handleHash())).isEmpty();
    }

    @Test
    void aSweepLetsNoLoginThroughThatWasCutOff() {
        long before = tokens().cutOffs();
        tokens().revokeAllOf(new UserName("wanda"), NOW);

        tokens().forgetExpired(NOW.plus(Duration.ofDays(1)).minus(TICK));

        assertThat(tokens().open(family("wanda"), before)).isFalse();
    }

    private boolean rotates(Family family, Instant now) {
        return rotate(family, family.currentHash(), anotherHash(), now);
    }

    private boolean rotate(Family family, String spent, String next, Instant now) {
        return tokens().rotate(family.handleHash(), spent(spent, now), next, IDLE);
    }

    protected SpentToken spent(String hash, Instant at) {
        return new SpentToken(hash, at, RefreshToken.newSalt(random));
    }
}
