// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jakarta REST, in an application that registers nothing. */
abstract class RestScenarios {
    abstract Scene scene();

    @Test
    void tellTheCallerByTheSecurityContext() {
        Scene scene = scene();
        scene.assertSeen(
                "/api/rules/unsaid",
                scene.alice(),
                "seen: alice, scheme: BEARER, user: true, unheard: true, another: false");
        scene.assertSeen(
                "/api/rules/unsaid",
                scene.bob(),
                "seen: bob, scheme: BEARER, user: true, unheard: false, another: false");
        scene.assertSeen(
                "/api/rules/unsaid", null, "seen: nobody, scheme: null, user: false, unheard: false, another: false");
    }

    /** On the method, on the class, on what is inherited or overridden, and on the locator that leads to a resource. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/rules/admin",
                "/api/closed/admin",
                "/api/heir/inherited",
                "/api/heir/overridden",
                "/api/locator/admin"
            })
    void letRolesIn(String path) {
        Scene scene = scene();
        scene.assertCallerWanted(path);
        scene.assertRightsWanted(path, scene.bob());
        assertThat(scene.get(path, scene.alice()).body()).startsWith("seen");
    }

    @Test
    void letAnyCallerInByTwoAsterisks() {
        scene().assertCallerWanted("/api/rules/any");
        assertThat(scene().get("/api/rules/any", scene().mint().token("carl")).body())
                .startsWith("seen: carl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/rules/nobody", "/api/closed/unsaid"})
    void letNobodyIn(String path) {
        Scene scene = scene();
        scene.assertRightsWanted(path, scene.alice());
        scene.assertClosed(path, null);
        assertThat(scene.get(path, null).headers().firstValue("WWW-Authenticate"))
                .as("no token would help")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/rules/unsaid", "/api/heir/own", "/api/locator/everybody"})
    void areOpenWhereNothingIsSaid(String path) {
        assertThat(scene().get(path, null).body()).startsWith("seen");
        assertThat(scene().get(path, scene().bob()).body()).startsWith("seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/rules/everybody", "/api/closed/everybody", "/api/heir/opened"})
    void areOpenWherePermitAllSaysSo(String path) {
        assertThat(scene().get(path, scene().bob()).body()).startsWith("seen");
        assertPermitted(path);
    }

    void assertPermitted(String path) {
        assertThat(scene().get(path, null).body()).startsWith("seen");
        assertThat(scene().get(path, null).headers().firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @Test
    void answerForPlainBeansThatRefuse() {
        Scene scene = scene();
        scene.assertCallerWanted("/api/rules/vault");
        scene.assertRightsWanted("/api/rules/vault", scene.bob());
        assertThat(scene.get("/api/rules/vault", scene.alice()).body()).isEqualTo("opened");
    }
}
