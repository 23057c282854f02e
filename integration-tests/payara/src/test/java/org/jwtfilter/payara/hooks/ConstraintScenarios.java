// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.payara.Answer;

/** {@code security-constraint} of web.xml and {@code @ServletSecurity}. */
abstract class ConstraintScenarios {
    abstract Scene scene();

    @ParameterizedTest
    @ValueSource(strings = {"/constraint/user", "/constraint/any", "/constraint/get", "/annotated"})
    void wantACallerWithTheRole(String path) {
        Scene scene = scene();
        scene.assertCallerWanted(path);
        assertThat(scene.get(path, scene.bob()).body()).contains("seen: bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/constraint/user", "/constraint/get", "/annotated"})
    void keepOutWhoLacksTheRole(String path) {
        Scene scene = scene();
        for (String token :
                new String[] {scene.mint().token("carl", "guest"), scene.mint().token("carl")}) {
            scene.assertClosed(path, token);
            assertThat(scene.get(path, token).header("WWW-Authenticate"))
                    .startsWith(scene.bare())
                    .contains(Scene.INSUFFICIENT);
        }
    }

    @Test
    void letAnyCallerInByTwoAsterisks() {
        Scene scene = scene();
        assertThat(scene.get("/constraint/any", scene.mint().token("carl")).body())
                .contains("seen: carl");
    }

    @Test
    void letNobodyInWhereNoRoleIsNamed() {
        Scene scene = scene();
        scene.assertClosed("/constraint/nobody", scene.alice());
        scene.assertClosed("/constraint/nobody", null);
    }

    /** The constraint is for GET; deny-uncovered-http-methods closes the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "FOO", "get"})
    void holdForEveryMethod(String method) {
        Scene scene = scene();
        for (String token : new String[] {scene.bob(), scene.alice(), ""}) {
            Answer answer = send(scene, method, "/constraint/get", token);
            assertThat(answer.status()).isIn(401, 403, 405, 501);
            assertThat(answer.body()).doesNotContain("seen");
        }
    }

    @Test
    void areOtherForOtherMethodsWhereTheAnnotationSaysSo() {
        Scene scene = scene();
        assertThat(send(scene, "POST", "/annotated", scene.bob()).status()).isEqualTo(403);
        assertThat(send(scene, "POST", "/annotated", scene.alice()).body()).contains("seen: alice");
        assertThat(send(scene, "FOO", "/annotated", scene.bob()).status()).isEqualTo(403);
        assertThat(send(scene, "POST", "/annotated", "").status()).isEqualTo(401);
    }

    @Test
    void aTraceDoesNotEchoTheToken() {
        Scene scene = scene();
        for (String path : new String[] {"/target", "/constraint/user", "/api/rules/everybody"}) {
            assertThat(send(scene, "TRACE", path, scene.alice()).body()).doesNotContain(scene.alice());
        }
    }

    private static Answer send(Scene scene, String method, String path, String token) {
        var request = scene.site().request("/" + scene.war() + path).method(method, BodyPublishers.noBody());
        return scene.site().send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }
}
