// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jwtfilter.token.TestTokens.NOW;
import static org.jwtfilter.token.TestTokens.SKEW;
import static org.jwtfilter.token.TestTokens.rejection;
import static org.jwtfilter.token.TestTokens.valid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.wire.TokenText;

/** What was found good is good again only as long as nothing has changed that made it so. */
@Timeout(30)
final class VerifiedTokensTest {
    private static final int SIZE = 8;

    private final SettableClock clock = new SettableClock();
    private final SettableKeys keys = new SettableKeys();
    private final TokenVerifier verifier = verifier(SIZE);
    private final String token = valid().text();

    @Test
    void givesTheSameClaimsTheSecondTime() throws Exception {
        VerifiedToken first = verifier.verify(new TokenText(token));
        VerifiedToken second = verifier.verify(new TokenText(token));

        assertThat(second.claims()).isSameAs(first.claims());
        assertThat(second.text().value()).isEqualTo(token);
        assertThat(verifier.remembered()).isEqualTo(1);
    }

    @Test
    void verifiesAnewEachTimeWhereNothingIsToBeRemembered() throws Exception {
        TokenVerifier forgetful = verifier(0);

        assertThat(claims(forgetful, token)).isNotSameAs(claims(forgetful, token));
        assertThat(forgetful.remembered()).isZero();
    }

    @Test
    void refusesARememberedTokenOnceItHasExpired() throws Exception {
        Instant end = NOW.plusSeconds(240).plus(SKEW);
        VerifiedClaims first = claims(verifier, token);

        clock.now = end.minusMillis(1);
        assertThat(claims(verifier, token)).isSameAs(first);
        clock.now = end;
        assertThat(rejection(verifier, token)).isEqualTo(Rejection.EXPIRED);
        clock.now = end.plusMillis(1);
        assertThat(rejection(verifier, token)).isEqualTo(Rejection.EXPIRED);
    }

    @Test
    void refusesARememberedTokenThatEndsBetweenTwoMilliseconds() throws Exception {
        Instant end = NOW.plusSeconds(10).plusNanos(500_000).plus(SKEW);
        String odd = valid().claim("exp", NOW.plusSeconds(10).getEpochSecond() + ".0005")
                .text();

        claims(verifier, odd);
        clock.now = end.minusNanos(1);
        assertThat(claims(verifier, odd)).isNotNull();
        clock.now = end;
        assertThat(rejection(verifier, odd)).isEqualTo(Rejection.EXPIRED);
    }

    @Test
    void refusesARememberedTokenWhenTheClockStepsBackBeforeItsTime() throws Exception {
        Instant start = NOW.plusSeconds(20);
        String early =
                valid().claim("nbf", Long.toString(start.getEpochSecond())).text();
        String issued =
                valid().claim("iat", Long.toString(start.getEpochSecond())).text();

        VerifiedClaims first = claims(verifier, early);
        claims(verifier, issued);
        clock.now = start.minus(SKEW);
        assertThat(claims(verifier, early)).isSameAs(first);
        clock.now = start.minus(SKEW).minusMillis(1);
        assertThat(rejection(verifier, early)).isEqualTo(Rejection.NOT_YET_VALID);
        assertThat(rejection(verifier, issued)).isEqualTo(Rejection.ISSUED_IN_FUTURE);
        clock.now = start.minus(SKEW);
        assertThat(claims(verifier, early)).isSameAs(first);
    }

    @Test
    void refusesARememberedTokenOnceItIsTooOld() throws Exception {
        TokenVerifier aged = new TokenVerifier(
                List.of(new TrustedIssuer(TestTokens.rules(SKEW, Duration.ofSeconds(100)), keys, CryptoProvider.JDK)),
                Optional.empty(),
                SIZE,
                clock);
        Instant last = NOW.minusSeconds(60).plusSeconds(100);

        claims(aged, token);
        clock.now = last;
        assertThat(claims(aged, token)).isNotNull();
        clock.now = last.plusMillis(1);
        assertThat(rejection(aged, token)).isEqualTo(Rejection.TOO_OLD);
    }

    @Test
    void refusesARememberedTokenOnceItsIssuerIsNoLongerTrusted() throws Exception {
        TokenRules plain = TestTokens.rules();
        TokenRules until = new TokenRules(
                plain.issuer(),
                plain.audiences(),
                plain.algorithms(),
                plain.types(),
                plain.clockSkew(),
                plain.maxAge(),
                Optional.of(NOW.plusSeconds(5)));
        TokenVerifier verifier = new TokenVerifier(
                List.of(new TrustedIssuer(until, keys, CryptoProvider.JDK)), Optional.empty(), SIZE, clock);

        VerifiedClaims first = claims(verifier, token);
        clock.now = NOW.plusSeconds(5).minusMillis(1);
        assertThat(claims(verifier, token)).isSameAs(first);
        clock.now = NOW.plusSeconds(5);
        assertThat(rejection(verifier, token)).isEqualTo(Rejection.ISSUER_NO_LONGER_TRUSTED);
    }

    @Test
    void looksAtATokenAnewAfterFiveMinutesHoweverLongItIsGood() throws Exception {
        String lasting = valid().expiringAt(NOW.plusSeconds(99_999)).text();
        VerifiedClaims first = claims(verifier, lasting);

        clock.now = NOW.plus(ClaimRules.MAX_REMEMBERED).minusMillis(1);
        assertThat(claims(verifier, lasting)).isSameAs(first);
        clock.now = NOW.plus(ClaimRules.MAX_REMEMBERED);
        assertThat(claims(verifier, lasting)).isNotSameAs(first);
    }

    @Test
    void verifiesAnewWhenTheKeysHaveChanged() throws Exception {
        VerifiedClaims first = claims(verifier, token);

        keys.now = TestKeys.ofIssuer().current();
        VerifiedClaims second = claims(verifier, token);
        assertThat(second).isNotSameAs(first);
        assertThat(claims(verifier, token)).isSameAs(second);

        keys.now = TestKeys.fixed(TestKeys.jwks(TestKeys.jwk(TestKeys.KID, TestKeys.STRANGER)))
                .current();
        assertThat(rejection(verifier, token)).isEqualTo(Rejection.SIGNATURE_INVALID);
        keys.now = TestKeys.fixed(TestKeys.jwks(TestKeys.jwk("other", TestKeys.ISSUER)))
                .current();
        assertThat(rejection(verifier, token)).isEqualTo(Rejection.KEY_UNKNOWN);
    }

    @Test
    void judgesNothingWithoutKeysNotEvenWhatItRemembers() throws Exception {
        VerifiedClaims first = claims(verifier, token);
        KeySnapshot before = keys.now;

        keys.now = null;
        assertThatThrownBy(() -> claims(verifier, token)).isInstanceOf(KeysUnavailableException.class);
        keys.now = before;
        assertThat(claims(verifier, token)).isSameAs(first);
    }

    @Test
    void remembersNothingThatWasRefused() {
        for (Rejection ignored : Rejection.values()) {
            assertThat(valid().claim("aud", "\"x\"").rejection(verifier)).isEqualTo(Rejection.WRONG_AUDIENCE);
        }
        assertThat(rejection(verifier, token + "A")).isNotNull();
        assertThat(verifier.remembered()).isZero();
    }

    @Test
    void takesNoOtherTextForTheOneThatItRemembers() throws Exception {
        claims(verifier, token);

        for (int at = 0; at < token.length(); at++) {
            for (char other : new char[] {(char) (token.charAt(at) ^ 1), (char) (token.charAt(at) + 256), '?', '='}) {
                if (other != token.charAt(at)) {
                    String spoiled = token.substring(0, at) + other + token.substring(at + 1);
                    assertThat(rejection(verifier, spoiled)).isNotNull();
                }
            }
        }
        assertThat(verifier.remembered()).isEqualTo(1);
    }

    @Test
    void neverRemembersMoreThanItMay() throws Exception {
        for (int size : new int[] {2, 3, 4, 7, 8, 9}) {
            TokenVerifier bounded = verifier(size);
            for (int i = 0; i < 40; i++) {
                claims(bounded, numbered(i));
                assertThat(bounded.remembered()).isBetween(1, size);
            }
        }
    }

    @Test
    void refusesASizeThatLeavesNoRoom() {
        assertThatThrownBy(() -> verifier(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verifier(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsWhatIsAskedForAgainAndForgetsWhatIsNot() throws Exception {
        String hot = numbered(1000);
        String cold = numbered(1001);
        VerifiedClaims hotClaims = claims(verifier, hot);
        VerifiedClaims coldClaims = claims(verifier, cold);

        for (int i = 0; i < 10 * SIZE; i++) {
            claims(verifier, numbered(i));
            assertThat(claims(verifier, hot)).isSameAs(hotClaims);
        }
        assertThat(claims(verifier, cold)).isNotSameAs(coldClaims);
    }

    @Test
    void holdsNoTextOfAToken() throws Exception {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < SIZE / 2; i++) {
            tokens.add(numbered(i));
            claims(verifier, numbered(i));
        }

        assertThat(verifier.remembered()).isPositive();
        ObjectGraph graph = ObjectGraph.of(verifier);
        assertThat(graph.strings()).as("the walk sees claims").contains("alice");
        for (String text : tokens) {
            String signature = text.substring(text.lastIndexOf('.') + 1);
            assertThat(graph.strings()).noneMatch(string -> string.contains(signature));
            assertThat(graph.texts()).noneMatch(bytes -> bytes.contains(signature));
        }
    }

    @Test
    void givesEachOfManyThreadsTheClaimsOfItsToken() throws Exception {
        int threads = 16;
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 3 * SIZE; i++) {
            tokens.add(numbered(i));
        }
        ConcurrentLinkedQueue<Throwable> accidents = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(threads);
        List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int seed = t;
            Thread thread = new Thread(() -> {
                try {
                    start.countDown();
                    start.await();
                    for (int i = 0; i < 600; i++) {
                        int n = (i * 7 + seed * 5) % tokens.size();
                        assertThat(claims(verifier, tokens.get(n)).string("jti"))
                                .contains("n" + n);
                        assertThat(verifier.remembered()).isLessThanOrEqualTo(SIZE);
                        if (i % 100 == 99) {
                            keys.now = TestKeys.ofIssuer().current();
                        }
                    }
                } catch (Throwable e) { // Whatever it is, the test must see it.
                    accidents.add(e);
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }

        assertThat(accidents).isEmpty();
    }

    @Test
    void remembersEncryptedTokensByTheirEnvelope() throws Exception {
        TokenVerifier opening = TestTokens.opening(TestKeys.privatePem(TestKeys.ISSUER), SIZE, "RSA-OAEP-256");
        String envelope = Envelope.around(token).text(TestKeys.ISSUER.getPublic());

        VerifiedClaims first = claims(opening, envelope);
        assertThat(claims(opening, envelope)).isSameAs(first);
        assertThat(rejection(opening, token)).isEqualTo(Rejection.NOT_ENCRYPTED);
        assertThat(ObjectGraph.of(opening).strings()).noneMatch(string -> string.contains(token));
    }

    private TokenVerifier verifier(int size) {
        return new TokenVerifier(
                List.of(new TrustedIssuer(TestTokens.rules(), keys, CryptoProvider.JDK)),
                Optional.empty(),
                size,
                clock);
    }

    private static String numbered(int number) {
        return valid().claim("jti", "\"n" + number + "\"").text();
    }

    private static VerifiedClaims claims(TokenVerifier verifier, String text)
            throws TokenRejectedException, KeysUnavailableException {
        return verifier.verify(new TokenText(text)).claims();
    }

    private static final class SettableKeys implements VerificationKeys {
        private volatile @Nullable KeySnapshot now;

        SettableKeys() {
            try {
                now = TestKeys.ofIssuer().current();
            } catch (KeysUnavailableException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public KeySnapshot current() throws KeysUnavailableException {
            KeySnapshot known = now;
            if (known == null) {
                throw new KeysUnavailableException("not there");
            }
            return known;
        }

        @Override
        public KeySnapshot refreshed() throws KeysUnavailableException {
            return current();
        }

        @Override
        public void close() {}
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
