// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.websocket;

import static java.util.Objects.requireNonNull;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.authn.TokenBearer;

/** Closes sockets when the tokens that opened them expire. */
final class SocketExpiry implements AutoCloseable {
    /** Closing waits for the peer's buffer, so that one slow peer must not hold up all others. */
    private static final int THREADS = 4;

    /** So long is waited at once at most; the clock may be set meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** 1008: what was allowed is so no more (RFC 6455 section 7.4.1). */
    static final CloseReason EXPIRED = new CloseReason(CloseCodes.VIOLATED_POLICY, "The access token has expired");

    private static final Logger LOG = System.getLogger(SocketExpiry.class.getName());

    private final Clock clock;
    private final ScheduledExecutorService scheduler;

    SocketExpiry(Clock clock, ScheduledExecutorService scheduler) {
        this.clock = requireNonNull(clock, "clock");
        this.scheduler = requireNonNull(scheduler, "scheduler");
    }

    static SocketExpiry start(Clock clock) {
        return new SocketExpiry(clock, Executors.newScheduledThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "jwt-filter-sockets");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /**
     * Sees to it that the socket does not outlive its token. One that no token opened is left alone.
     *
     * @return whether the token counts; if not, the socket is closed already
     */
    boolean watch(Session session) {
        return !(session.getUserPrincipal() instanceof TokenBearer bearer)
                || watch(new WeakReference<>(session), bearer.expiry());
    }

    /** Holds the session no longer than the container does: it may be closed long before its token expires. */
    private boolean watch(WeakReference<Session> reference, Instant expiry) {
        Session session = reference.get();
        if (session == null || !session.isOpen()) {
            return true;
        }
        Duration left = Duration.between(clock.instant(), expiry);
        if (left.isZero() || left.isNegative()) {
            end(session);
            return false;
        }
        Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
        // Rounded up, so that it is not a millisecond early and has to wait again.
        Runnable again = () -> watch(reference, expiry);
        scheduler.schedule(again, wait.toMillis() + 1, TimeUnit.MILLISECONDS);
        return true;
    }

    private static void end(Session session) {
        try {
            session.close(EXPIRED);
        } catch (IOException | RuntimeException e) {
            log(e);
        }
    }

    private static void log(@Nullable Throwable e) {
        LOG.log(Level.DEBUG, "a socket whose token has expired was closed already", e);
    }

    /** Ends the threads. The container closes the sockets of an application that stops. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
