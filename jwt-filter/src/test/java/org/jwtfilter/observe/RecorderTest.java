// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.Fakes;
import org.jwtfilter.LogCapture;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.caller.CallerMapping;
import org.jwtfilter.config.Observer;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.observe.Announcer.Audience;
import org.jwtfilter.token.Rejection;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.TrustedIssuer;
import org.jwtfilter.wire.TokenText;

/** What becomes of an outcome: a number, and an event for those who asked for it. */
final class RecorderTest {
    private final Map<String, Integer> counted = new HashMap<>();
    private final List<Object> fired = new ArrayList<>();
    private final List<Object> firedAsync = new ArrayList<>();
    private final Caller alice = caller();

    @Test
    void countsAcceptedTokensApartFromRememberedOnes() {
        Recorder recorder = recorder(Audience.NOBODY);

        recorder.accepted(alice, false);
        recorder.accepted(alice, true);
        recorder.accepted(alice, true);

        assertThat(increments())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "jwt.filter.tokens outcome accepted reason VERIFIED", 1,
                        "jwt.filter.tokens outcome accepted reason REMEMBERED", 2));
    }

    @ParameterizedTest
    @EnumSource
    void countsEveryReasonByItsName(Rejection reason) {
        recorder(Audience.NOBODY).refused(reason);

        assertThat(increments()).containsOnly(Map.entry("jwt.filter.tokens outcome refused reason " + reason, 1));
    }

    @Test
    void countsWhatIsNobodysOrOurFault() {
        Recorder recorder = recorder(Audience.NOBODY);

        recorder.unclear();
        recorder.crossSite();
        recorder.unavailable();
        recorder.statusUnavailable();

        assertThat(increments())
                .containsOnlyKeys(
                        "jwt.filter.tokens outcome unavailable reason STATUS_UNAVAILABLE",
                        "jwt.filter.tokens outcome refused reason UNCLEAR_REQUEST",
                        "jwt.filter.tokens outcome refused reason CROSS_SITE",
                        "jwt.filter.tokens outcome unavailable reason KEYS_UNAVAILABLE");
    }

    @Test
    void countsLooksByIssuer() {
        Recorder recorder = recorder(Audience.NOBODY);

        recorder.looks("https://a").looked(true);
        recorder.looks("https://b").looked(false);
        recorder.statusLooks("https://a").looked(true);
        recorder.statusLooks("https://b").looked(false);

        assertThat(increments())
                .containsOnlyKeys(
                        "jwt.filter.status.looks issuer https://a result found",
                        "jwt.filter.status.looks issuer https://b result failed",
                        "jwt.filter.key.looks issuer https://a result found",
                        "jwt.filter.key.looks issuer https://b result failed");
    }

    @Test
    void startsEveryCountAtZero() {
        recorder(Audience.NOBODY);

        assertThat(counted)
                .hasSize(6 + Rejection.values().length)
                .allSatisfy((name, count) -> assertThat(count).isZero());
    }

    @Test
    void makesNoEventWhereNobodyListens() {
        tellEverything(recorder(Audience.NOBODY));

        assertThat(fired).isEmpty();
        assertThat(firedAsync).isEmpty();
    }

    @Test
    void firesForWhoeverListens() {
        tellEverything(recorder(Audience.NOBODY.and(false)));

        assertThat(firedAsync).isEmpty();
        assertThat(fired)
                .containsExactly(
                        new TokenAccepted(alice, true),
                        new TokenRefused("EXPIRED"),
                        new TokenRefused("UNCLEAR_REQUEST"),
                        new TokenRefused("KEYS_UNAVAILABLE"),
                        new KeysLookedFor("https://a", true));
    }

    @Test
    void firesAsynchronouslyForThoseWhoAskForThat() {
        tellEverything(recorder(Audience.NOBODY.and(true)));

        assertThat(fired).isEmpty();
        assertThat(firedAsync).hasSize(5);
        tellEverything(recorder(Audience.NOBODY.and(true).and(false)));
        assertThat(fired).hasSize(5);
        assertThat(firedAsync).hasSize(10);
    }

    @Test
    void anObserverThatFailsHarmsNobody() {
        Event<TokenRefused> failing = Fakes.of(event(), (proxy, method, args) -> {
            throw new IllegalStateException("the observer's");
        });
        try (LogCapture log = new LogCapture()) {
            new Announcer<>(failing, Audience.NOBODY.and(false)).announce(new TokenRefused("EXPIRED"));

            assertThat(log.messages(Level.WARNING, Announcer.class)).hasSize(1);
        }
    }

    /** As here: the API is on the class path, but no container. */
    @Test
    void isNotThereWithoutAContainer() {
        assertThat(new CdiObserver().available()).isFalse();
        assertThat(Observer.find()).isEmpty();
    }

    private void tellEverything(Recorder recorder) {
        recorder.accepted(alice, true);
        recorder.refused(Rejection.EXPIRED);
        recorder.unclear();
        recorder.unavailable();
        recorder.looks("https://a").looked(true);
    }

    private Map<String, Integer> increments() {
        Map<String, Integer> increments = new HashMap<>(counted);
        increments.values().removeIf(count -> count == 0);
        return increments;
    }

    private Recorder recorder(Audience audience) {
        Counts counts = (name, description, tags) -> {
            String key = name + " " + String.join(" ", tags);
            counted.put(key, 0);
            return () -> counted.merge(key, 1, Integer::sum);
        };
        return new Recorder(counts, new Recorder.Events(announcer(audience), announcer(audience), announcer(audience)));
    }

    private <T> Announcer<T> announcer(Audience audience) {
        Event<T> event = Fakes.of(event(), (proxy, method, args) -> {
            (method.getName().equals("fire") ? fired : firedAsync).add(args[0]);
            return null;
        });
        return new Announcer<>(event, audience);
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<Event<T>> event() {
        return (Class<Event<T>>) (Class<?>) Event.class;
    }

    private static Caller caller() {
        TrustedIssuer issuer = new TrustedIssuer(TestTokens.rules(), TestKeys.ofIssuer(), CryptoProvider.JDK);
        try {
            return new CallerMapping()
                    .callerOf(new TokenVerifier(List.of(issuer), Optional.empty(), 0, TestTokens.CLOCK)
                            .verify(new TokenText(TestTokens.valid().text()))
                            .claims());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
