// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many callers at once, each answered on threads of others: nobody is taken for somebody else. */
abstract class CrowdScenarios {
    private static final int CALLERS = 200;
    private static final int REQUESTS = 10_000;
    private static final List<String> PATHS = List.of(
            "/dispatch/async",
            "/dispatch/async-dispatch",
            "/dispatch/async-dispatch-path",
            "/bean/security?async",
            "/bean/ledger/everybody?async");

    abstract Scene scene();

    @Test
    void nobodyIsTakenForAnother() throws Exception {
        Scene scene = scene();
        // The last one has no token. Every other one is a user.
        List<String> tokens = IntStream.range(0, CALLERS)
                .mapToObj(i -> i == CALLERS - 1
                        ? ""
                        : scene.mint().token("caller-" + i, i % 2 == 0 ? new String[] {"user"} : new String[0]))
                .toList();
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                int caller = i * 7 % CALLERS;
                String path = PATHS.get(i / CALLERS % PATHS.size());
                answers.add(clients.submit(() -> mixUp(scene, path, tokens.get(caller), caller)));
            }
            List<String> mixUps = new ArrayList<>();
            for (Future<String> answer : answers) {
                mixUps.add(answer.get());
            }
            assertThat(mixUps).hasSize(REQUESTS).containsOnly("");
        } finally {
            clients.shutdownNow();
        }
    }

    /** Empty if the answer is as it should be. */
    private static String mixUp(Scene scene, String path, String token, int caller) {
        String body = scene.get(path, token.isEmpty() ? null : token).body().strip();
        boolean known = token.isEmpty()
                ? body.startsWith("seen: nobody, ") || body.startsWith("seen: ANONYMOUS, ")
                : body.startsWith("seen: caller-" + caller + ", ");
        boolean user = body.contains("user: " + (!token.isEmpty() && caller % 2 == 0));
        return known && user ? "" : path + " for caller-" + caller + ": " + body;
    }
}
