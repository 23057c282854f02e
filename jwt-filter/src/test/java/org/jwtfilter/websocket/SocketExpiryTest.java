// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Await;
import org.jwtfilter.Fakes;
import org.jwtfilter.authn.TokenBearer;
import org.jwtfilter.wire.TokenText;

final class SocketExpiryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<CloseReason> closed = new ArrayList<>();
    /** As the container holds them. */
    private final List<Session> held = new ArrayList<>();

    private Instant now = START;
    private boolean open = true;
    private boolean broken;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            throw new AssertionError("unexpected");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new AssertionError("unexpected");
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    /** Keeps what is to be done until the test says that its time has come. */
    private final ScheduledExecutorService scheduler =
            Fakes.of(ScheduledExecutorService.class, (proxy, method, args) -> switch (method.getName()) {
                case "schedule" -> {
                    waiting.add((Runnable) args[0]);
                    waits.add(Duration.of((Long) args[1], ((TimeUnit) args[2]).toChronoUnit()));
                    yield null;
                }
                default -> throw new AssertionError("unexpected: " + method);
            });

    private final SocketExpiry expiry = new SocketExpiry(clock, scheduler);

    private record Bearer(Instant expiry) implements TokenBearer {
        @Override
        public String getName() {
            return "alice";
        }

        @Override
        public TokenText token() {
            return new TokenText("a.b.c");
        }
    }

    @Test
    void closesASocketWhenItsTokenExpiresAndNotBefore() {
        Session session = session(new Bearer(START.plusSeconds(30)));

        assertThat(expiry.watch(session)).isTrue();
        assertThat(waits).containsExactly(Duration.ofMillis(30_001));

        now = START.plusSeconds(30).minusNanos(1);
        waiting.remove().run();
        assertThat(closed).isEmpty();

        now = START.plusSeconds(30);
        waiting.remove().run();
        assertThat(closed).containsExactly(SocketExpiry.EXPIRED);
        assertThat(closed.get(0).getCloseCode().getCode()).isEqualTo(1008);
        assertThat(waiting).isEmpty();
    }

    @Test
    void neverOpensASocketForATokenThatHasExpired() {
        assertThat(expiry.watch(session(new Bearer(START)))).isFalse();
        assertThat(closed).hasSize(1);
        assertThat(expiry.watch(session(new Bearer(START.plusNanos(1))))).isTrue();
    }

    @Test
    void looksAtTheClockEveryMinuteHoweverLongATokenCounts() {
        Session session = session(new Bearer(Instant.MAX));
        assertThat(expiry.watch(session)).isTrue();
        waiting.remove().run();
        assertThat(waits).containsExactly(Duration.ofMillis(60_001), Duration.ofMillis(60_001));

        Session set = session(new Bearer(START.plusSeconds(3600)));
        waiting.clear();
        expiry.watch(set);
        now = START.plusSeconds(3601);
        waiting.remove().run();
        assertThat(closed).hasSize(1);
    }

    @Test
    void leavesASocketAloneThatNoTokenOpened() {
        assertThat(expiry.watch(session(() -> "bob"))).isTrue();
        assertThat(waiting).isEmpty();
    }

    @Test
    void forgetsASocketThatIsClosed() {
        Session session = session(new Bearer(START.plusSeconds(90)));
        expiry.watch(session);
        open = false;
        now = START.plusSeconds(99);

        waiting.remove().run();

        assertThat(closed).isEmpty();
        assertThat(waiting).isEmpty();
    }

    @Test
    void survivesASocketThatCannotBeClosed() {
        broken = true;
        assertThat(expiry.watch(session(new Bearer(START)))).isFalse();
    }

    @Test
    void endsItsThreads() {
        SocketExpiry started = SocketExpiry.start(Clock.systemUTC());
        Session session = session(new Bearer(Instant.MAX));
        started.watch(session);
        assertThat(threads()).isNotEmpty();

        started.close();

        Await.until("the threads have ended", () -> threads().isEmpty());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("jwt-filter-sockets") && thread.isAlive())
                .toList();
    }

    private Session session(Principal principal) {
        Session session = Fakes.of(Session.class, (proxy, method, args) -> switch (method.getName()) {
            case "getUserPrincipal" -> principal;
            case "isOpen" -> open;
            case "close" -> {
                if (broken) {
                    throw new IOException("gone");
                }
                closed.add((CloseReason) args[0]);
                yield null;
            }
            default -> throw new AssertionError("unexpected: " + method);
        });
        held.add(session);
        return session;
    }
}
