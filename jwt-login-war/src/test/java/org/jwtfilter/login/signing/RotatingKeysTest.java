// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.refresh.TestClock;

class RotatingKeysTest {
    private static final Duration TICK = Duration.ofNanos(1000);
    private static final Duration TOKEN = Duration.ofMinutes(5);
    private static final RotationPolicy POLICY =
            new RotationPolicy(Duration.ofDays(30), Duration.ofDays(1), Duration.ofMinutes(2));
    private static final KeyRules RULES = new KeyRules(SigningAlgorithm.ES256, POLICY, TOKEN);

    private final TestClock clock = new TestClock();
    private final MemoryStoredKeys store = new MemoryStoredKeys();
    private final SecureRandom random = new SecureRandom();
    private final KeyEncryptionKey secret = newKey();

    @Test
    void goesOnWithTheSameKeyAfterARestart() {
        String first = open().active().publicHalf().id();

        clock.advance(Duration.ofDays(20));

        assertThat(open().active().publicHalf().id()).isEqualTo(first);
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void changesKeysByScheduleWithoutAnybodyMissingOne() {
        RotatingKeys keys = open();
        VerificationKey first = keys.active().publicHalf();
        lookFor(keys, Duration.ofDays(29).minus(TICK));
        assertThat(keys.published()).containsExactly(first);

        lookFor(keys, TICK);
        VerificationKey second = keys.published().get(1);
        assertThat(keys.published()).containsExactly(first, second);
        lookFor(keys, Duration.ofDays(1).minus(TICK));
        assertThat(keys.active().publicHalf()).isEqualTo(first);

        clock.advance(TICK);
        assertThat(keys.active().publicHalf()).isEqualTo(second);
        assertThat(keys.published()).containsExactly(first, second);
        lookFor(keys, Duration.ofMinutes(7).minus(TICK));
        assertThat(keys.published()).containsExactly(first, second);
        clock.advance(TICK);
        assertThat(keys.published()).containsExactly(second);
        keys.look();
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void changesOverOnAllNodesAtTheSameTimeToTheSameKey() {
        RotatingKeys one = open();
        RotatingKeys other = open();
        one.rotateNow();
        clock.advance(Duration.ofSeconds(30));
        other.look();

        clock.advance(Duration.ofDays(1).minusSeconds(30).minus(TICK));
        assertThat(one.active().publicHalf()).isEqualTo(other.active().publicHalf());
        VerificationKey before = one.active().publicHalf();
        clock.advance(TICK);
        assertThat(one.active().publicHalf()).isEqualTo(other.active().publicHalf());
        assertThat(one.active().publicHalf()).isNotEqualTo(before);
        assertThat(one.published()).isEqualTo(other.published());
    }

    @Test
    void rotatesByCommandOnceHoweverOftenItIsGiven() {
        RotatingKeys keys = open();
        VerificationKey first = keys.active().publicHalf();

        Rotation rotation = keys.rotateNow();

        assertThat(rotation.activeFrom()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(keys.published()).containsExactly(first, rotation.next());
        assertThat(keys.active().publicHalf()).isEqualTo(first);
        assertThat(rotation.made()).isTrue();
        assertThat(open().rotateNow()).isEqualTo(new Rotation(rotation.next(), rotation.activeFrom(), false));
        lookFor(keys, Duration.ofDays(1));
        assertThat(keys.active().publicHalf()).isEqualTo(rotation.next());
        assertThat(keys.rotateNow().next()).isNotEqualTo(rotation.next());
    }

    @Test
    void replacesARemovedKeyAtOnceByOneThatNobodyHasSeen() {
        RotatingKeys keys = open();
        RotatingKeys other = open();
        VerificationKey stolen = keys.active().publicHalf();
        clock.advance(Duration.ofHours(12));

        assertThat(keys.remove(stolen.id()))
                .contains(keys.active().publicHalf())
                .isNotEqualTo(Optional.of(stolen));
        assertThat(keys.published()).containsExactly(keys.active().publicHalf());
        assertThat(other.published()).containsExactly(stolen);
        other.look();
        assertThat(other.published()).isEqualTo(keys.published());
        assertThat(other.active().publicHalf()).isEqualTo(keys.active().publicHalf());
        assertThat(open().active().publicHalf()).isEqualTo(keys.active().publicHalf());
        assertThat(keys.remove(stolen.id())).isEmpty();
        assertThat(other.remove("nobody's")).isEmpty();
        lookFor(keys, Duration.ofDays(29));
        assertThat(keys.published()).as("the next change has its time again").hasSize(2);
    }

    @Test
    void prefersTheNextKeyWhichVerifiersHave() {
        RotatingKeys keys = open();
        VerificationKey stolen = keys.active().publicHalf();
        VerificationKey next = keys.rotateNow().next();

        assertThat(keys.remove(stolen.id())).contains(next);

        assertThat(keys.active().publicHalf()).isEqualTo(next);
        assertThat(keys.published()).containsExactly(next);
    }

    @Test
    void doesNotGoBackToARetiredKey() {
        RotatingKeys keys = open();
        VerificationKey retired = keys.active().publicHalf();
        keys.rotateNow();
        lookFor(keys, Duration.ofDays(1));
        VerificationKey stolen = keys.active().publicHalf();

        VerificationKey successor = keys.remove(stolen.id()).orElseThrow();

        assertThat(successor).isNotEqualTo(retired).isNotEqualTo(stolen);
        assertThat(keys.published()).containsExactly(retired, successor);
        lookFor(keys, Duration.ofMinutes(7));
        assertThat(keys.published()).containsExactly(successor);
    }

    @Test
    void removesARetiredKeyWithoutReplacement() {
        RotatingKeys keys = open();
        VerificationKey retired = keys.active().publicHalf();
        keys.rotateNow();
        lookFor(keys, Duration.ofDays(1));
        VerificationKey active = keys.active().publicHalf();

        assertThat(keys.remove(retired.id())).contains(active);

        assertThat(keys.published()).containsExactly(active);
    }

    @Test
    void replacesARemovedNextKeyByOneThatWaitsItsTimeAnew() {
        RotatingKeys keys = open();
        VerificationKey active = keys.active().publicHalf();
        Rotation rotation = keys.rotateNow();
        clock.advance(Duration.ofHours(12));

        assertThat(keys.remove(rotation.next().id())).contains(active);

        assertThat(keys.published()).hasSize(2).contains(active).doesNotContain(rotation.next());
        lookFor(keys, Duration.ofDays(1).minus(TICK));
        assertThat(keys.active().publicHalf()).isEqualTo(active);
        clock.advance(TICK);
        assertThat(keys.active().publicHalf()).isNotEqualTo(active);
    }

    @Test
    void listsHowKeysStand() {
        RotatingKeys keys = open();
        Instant begin = clock.instant();
        assertThat(keys.list())
                .containsExactly(new KeyStatus(
                        keys.active().publicHalf(), KeyState.ACTIVE, begin, begin, Optional.empty(), Optional.empty()));
        VerificationKey first = keys.active().publicHalf();
        Rotation rotation = keys.rotateNow();
        Instant change = begin.plus(Duration.ofDays(1));

        assertThat(keys.list()).extracting(KeyStatus::state).containsExactly(KeyState.ACTIVE, KeyState.NEXT);
        clock.advance(Duration.ofDays(1));
        assertThat(keys.list())
                .containsExactly(
                        new KeyStatus(
                                first,
                                KeyState.RETIRED,
                                begin,
                                begin,
                                Optional.of(change),
                                Optional.of(change.plus(Duration.ofMinutes(7)))),
                        new KeyStatus(
                                rotation.next(), KeyState.ACTIVE, begin, change, Optional.empty(), Optional.empty()));
        clock.advance(Duration.ofMinutes(7));
        assertThat(keys.list()).hasSize(1);
    }

    @Test
    void saysSoWhereTheStoreIsAwayAndRemovesNothing() {
        RotatingKeys keys = open();
        VerificationKey first = keys.active().publicHalf();
        store.setAway(true);

        assertThatThrownBy(() -> keys.remove(first.id())).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(keys::list).isInstanceOf(UnavailableException.class);

        assertThat(keys.published()).containsExactly(first);
    }

    @Test
    void changesToAnotherAlgorithmAsGentlyAsToAnotherKey() {
        VerificationKey old = open().active().publicHalf();

        RotatingKeys keys = open(vault(secret), new KeyRules(SigningAlgorithm.EDDSA, POLICY, TOKEN));

        assertThat(keys.active().publicHalf()).isEqualTo(old);
        assertThat(keys.published())
                .extracting(VerificationKey::algorithm)
                .containsExactly(SigningAlgorithm.ES256, SigningAlgorithm.EDDSA);
        lookFor(keys, Duration.ofDays(1));
        assertThat(keys.active().publicHalf().algorithm()).isEqualTo(SigningAlgorithm.EDDSA);
    }

    @Test
    void replacesKeysThatWereMadeBeforeACertainTimeOnceThatHasCome() {
        VerificationKey old = open().active().publicHalf();
        Instant time = clock.instant().plusSeconds(60);
        KeyRules rules = new KeyRules(SigningAlgorithm.ES256, POLICY, Optional.of(time), TOKEN);

        clock.advance(Duration.ofSeconds(60).minus(TICK));
        RotatingKeys keys = open(vault(secret), rules);
        assertThat(keys.published()).containsExactly(old);
        clock.advance(TICK);
        keys.look();
        assertThat(keys.published()).hasSize(2);
        lookFor(keys, Duration.ofDays(2));
        assertThat(open(vault(secret), rules).active().publicHalf()).isNotEqualTo(old);
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void beginsWithTheKeyOfAnEarlierVersion() {
        RotatingKeys keys = RotatingKeys.open(store, vault(secret), RULES, Optional.of(TestKeys.KEY), clock);

        assertThat(keys.active().publicHalf()).isEqualTo(TestKeys.KEY.publicHalf());
        assertThat(keys.published()).hasSize(2);
        lookFor(keys, Duration.ofDays(1));
        assertThat(keys.active().publicHalf().algorithm()).isEqualTo(SigningAlgorithm.ES256);
        assertThat(keys.published()).contains(TestKeys.KEY.publicHalf());
    }

    @Test
    void keepsARetiredKeyAsLongAsTheLongestTokenThatWasEverConfigured() {
        open(vault(secret), new KeyRules(SigningAlgorithm.ES256, POLICY, Duration.ofHours(1)));
        RotatingKeys keys = open();
        keys.rotateNow();
        lookFor(keys, Duration.ofDays(1).plusMinutes(62).minus(TICK));
        assertThat(keys.published()).hasSize(2);
        clock.advance(TICK);
        assertThat(keys.published()).hasSize(1);
    }

    @Test
    void doesNotStartWithAnotherKeyEncryptionKeyAndMakesNoNewKeys() {
        open();
        List<StoredKey> before = store.all();
        KeyEncryptionKey other = newKey();

        assertThatThrownBy(() -> open(vault(other), RULES))
                .isInstanceOf(KeysUnreadableException.class)
                .hasMessageContaining(secret.id())
                .hasMessageContaining(other.id());
        assertThat(store.all()).isEqualTo(before);
    }

    @Test
    void encryptsAnewWhereTheOldKeyEncryptionKeyIsGivenToo() {
        VerificationKey first = open().active().publicHalf();
        KeyEncryptionKey other = newKey();

        RotatingKeys keys = open(new KeyVault(other, Optional.of(secret), random), RULES);

        assertThat(keys.active().publicHalf()).isEqualTo(first);
        assertThat(store.all()).allMatch(key -> key.privateHalf().sealedBy().equals(other.id()));
        assertThat(open(vault(other), RULES).active().publicHalf()).isEqualTo(first);
        assertThatThrownBy(this::open).isInstanceOf(KeysUnreadableException.class);
    }

    /** A node that does not know the new key-encryption key yet goes on with what it has opened, and does not guess. */
    @Test
    void goesOnWhileOthersChangeTheKeyEncryptionKey() {
        RotatingKeys behind = open();
        RotatingKeys ahead = open(new KeyVault(newKey(), Optional.of(secret), random), RULES);
        behind.look();
        assertThat(behind.active().publicHalf()).isEqualTo(ahead.active().publicHalf());

        Rotation rotation = ahead.rotateNow();
        behind.look();
        assertThat(behind.published()).contains(rotation.next());
        lookFor(behind, Duration.ofDays(1).minus(TICK));
        assertThat(behind.active()).isNotNull();
        clock.advance(TICK);
        assertThatThrownBy(behind::active).isInstanceOf(UnavailableException.class);
        assertThat(ahead.active().publicHalf()).isEqualTo(rotation.next());
    }

    @Test
    void goesOnWithoutTheStoreForAsLongAsThatIsSafe() {
        RotatingKeys keys = open();
        store.setAway(true);
        assertThatThrownBy(keys::look).isInstanceOf(UnavailableException.class);

        clock.advance(Duration.ofDays(1).minus(TICK));
        assertThat(keys.active()).isNotNull();
        assertThat(keys.published()).hasSize(1);
        clock.advance(TICK);
        assertThatThrownBy(keys::active).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(keys::published).isInstanceOf(UnavailableException.class);

        store.setAway(false);
        assertThat(keys.active()).isNotNull();
    }

    @Test
    void readsTheStoreOnlyWhenItLooks() {
        RotatingKeys keys = open();
        int looks = store.looks();
        for (int i = 0; i < 100; i++) {
            keys.active();
            keys.published();
        }
        assertThat(store.looks()).isEqualTo(looks);
    }

    @Test
    void makesNoNewKeysWhereAllHaveGoneMissing() {
        RotatingKeys keys = open();
        store.forget(1);
        clock.advance(Duration.ofDays(40));

        assertThatThrownBy(keys::active).isInstanceOf(UnavailableException.class);
        assertThat(store.all()).isEmpty();
    }

    @Test
    void keepsNoPrivateKeyInClear() {
        RotatingKeys keys = open();
        String stored = store.all().toString();
        byte[] pkcs8 = keys.active().pkcs8();
        String clear = Base64.getUrlEncoder().encodeToString(pkcs8).substring(40, 60);

        assertThat(stored).doesNotContain(clear);
        assertThat(Base64.getUrlDecoder()
                        .decode(store.all().get(0).privateHalf().text()))
                .hasSize(pkcs8.length + 28);
    }

    /** As the background does, which looks every 30 seconds; here the few looks that matter. */
    private void lookFor(RotatingKeys keys, Duration time) {
        Instant end = clock.instant().plus(time);
        Duration step = Duration.ofHours(12);
        while (clock.instant().plus(step).isBefore(end)) {
            clock.advance(step);
            keys.look();
        }
        clock.advance(Duration.between(clock.instant(), end));
        keys.look();
    }

    private RotatingKeys open() {
        return open(vault(secret), RULES);
    }

    private RotatingKeys open(KeyVault vault, KeyRules rules) {
        return RotatingKeys.open(store, vault, rules, Optional.empty(), clock);
    }

    private KeyVault vault(KeyEncryptionKey key) {
        return new KeyVault(key, Optional.empty(), random);
    }

    private KeyEncryptionKey newKey() {
        return KeyEncryptionKey.parse(KeyEncryptionKey.generate(random)).orElseThrow();
    }
}
