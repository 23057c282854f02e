// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.payara.Answer;

/** What {@code HttpServletRequest} says of the caller, wherever the request goes. */
abstract class RequestScenarios {
    private static final String ALICE =
            "seen: alice, remote: alice, type: BEARER, user: true, unheard: true, another: false, any: true";
    private static final String BOB =
            "seen: bob, remote: bob, type: BEARER, user: true, unheard: false, another: false, any: true";
    private static final String NOBODY =
            "seen: nobody, remote: null, type: null, user: false, unheard: false, another: false, any: false";

    abstract Scene scene();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/target",
                "/dispatch/plain",
                "/dispatch/forward",
                "/dispatch/include",
                "/dispatch/async",
                "/dispatch/async-both",
                "/dispatch/async-dispatch",
                "/dispatch/async-dispatch-both",
                "/dispatch/async-dispatch-path"
            })
    void knowsTheCaller(String path) {
        Scene scene = scene();
        scene.assertSeen(path, scene.alice(), ALICE);
        scene.assertSeen(path, scene.bob(), BOB);
        scene.assertSeen(path, null, NOBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dispatch/error", "/dispatch/exception"})
    void knowsTheCallerOnErrorPages(String path) {
        Scene scene = scene();
        int status = path.endsWith("error") ? 409 : 500;
        assertPage(scene.get(path, scene.alice()), status, ALICE);
        assertPage(scene.get(path, scene.bob()), status, BOB);
        assertPage(scene.get(path, null), status, NOBODY);
    }

    @Test
    void forgetsWhoLogsOutUntilTheNextRequest() {
        Scene scene = scene();
        scene.assertSeen("/dispatch/logout", scene.alice(), NOBODY);
        scene.assertSeen("/dispatch/plain", scene.alice(), ALICE);
    }

    @Test
    void asksNobodyToAuthenticateWhoHasDoneSo() {
        scene().assertSeen("/dispatch/authenticate", scene().bob(), BOB);
        assertThat(scene().get("/dispatch/authenticate", null).status()).isEqualTo(401);
    }

    private static void assertPage(Answer answer, int status, String body) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().strip()).isEqualTo(body);
    }
}
