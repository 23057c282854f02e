// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients that refresh without a pause and call with each token twice: when it is new, and shortly before it expires. */
final class RotationLoad {
    /** Less than the 10 s that tokens live here, by as much as a slow call may take. */
    private static final long OLD_NANOS = Duration.ofSeconds(6).toNanos();

    private static final long STALE_NANOS = Duration.ofSeconds(8).toNanos();
    private static final Duration PER_ROTATION = Duration.ofSeconds(15);
    private static final Pattern KEY_ID = Pattern.compile("\"kid\"\\s*:\\s*\"([^\"]+)\"");

    private record Held(String token, long sinceNanos) {}

    private final Site site;
    private final int rotations;
    private final long deadline;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Collection<String> refusals = new ConcurrentLinkedQueue<>();
    private final LongAdder issued = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final AtomicInteger mostPublished = new AtomicInteger();

    RotationLoad(Site site, int rotations) {
        this.site = site;
        this.rotations = rotations;
        this.deadline =
                System.nanoTime() + PER_ROTATION.multipliedBy(rotations + 4).toNanos();
    }

    /** Goes on from a login until as many keys have been seen as there are rotations, and one. */
    void client(Answer login) {
        Answer answer = login;
        Deque<Held> held = new ArrayDeque<>();
        while (keys.size() <= rotations && System.nanoTime() < deadline) {
            String token = answer.member("access_token");
            issued.increment();
            keys.add(keyOf(token));
            held.add(new Held(token, System.nanoTime()));
            call(token);
            callWithOld(held);
            lookAtKeys();
            answer = site.post(
                    "/jwt-login/token",
                    "application/x-www-form-urlencoded",
                    "grant_type=refresh_token&refresh_token=" + answer.member("refresh_token"));
        }
    }

    private void callWithOld(Deque<Held> held) {
        long now = System.nanoTime();
        while (!held.isEmpty() && now - held.getFirst().sinceNanos() > STALE_NANOS) {
            held.removeFirst();
        }
        if (!held.isEmpty() && now - held.getFirst().sinceNanos() > OLD_NANOS) {
            call(held.removeFirst().token());
        }
    }

    private void call(String token) {
        Answer answer = site.get("/sample/api/whoami", token);
        calls.increment();
        if (answer.status() != 200) {
            refusals.add(answer.status() + " " + answer.header("WWW-Authenticate") + " " + keyOf(token));
        }
    }

    private void lookAtKeys() {
        int published = (int)
                KEY_ID.matcher(site.get("/jwt-login/jwks").body()).results().count();
        mostPublished.accumulateAndGet(published, Math::max);
    }

    private static String keyOf(String token) {
        Matcher id = KEY_ID.matcher(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), UTF_8));
        if (!id.find()) {
            throw new AssertionError("a token without kid");
        }
        return id.group(1);
    }

    Set<String> keysSeen() {
        return keys;
    }

    Collection<String> refusals() {
        return refusals;
    }

    long issued() {
        return issued.sum();
    }

    long calls() {
        return calls.sum();
    }

    int mostPublished() {
        return mostPublished.get();
    }
}
