// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.payara.Answer;

/** What an attacker tries between requests. */
abstract class ThreatScenarios {
    abstract Scene scene();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-User",
                "X-Remote-User",
                "REMOTE_USER",
                "Remote-User",
                "X-Auth-Request-User",
                "X-MS-CLIENT-PRINCIPAL-NAME",
                "org.jwtfilter.caller",
                "X-Forwarded-Preferred-Username"
            })
    void anIdentityInAHeaderFieldIsNone(String field) {
        Scene scene = scene();
        for (String path : new String[] {"/constraint/user", "/api/rules/admin", "/bean/vault/admin"}) {
            Answer answer = scene.site()
                    .send(scene.site().request("/" + scene.war() + path).header(field, "alice"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo(scene.bare());
        }
        Answer open = scene.site()
                .send(scene.site().request("/" + scene.war() + "/target").header(field, "alice"));
        assertThat(open.body()).contains("seen: nobody");
    }

    /** HTTP/2 by an upgrade, where the server speaks it. */
    @ParameterizedTest
    @EnumSource
    void aConnectionDoesNotRememberItsCaller(Version version) {
        Scene scene = scene();
        for (int i = 0; i < 10; i++) {
            for (String path : new String[] {"/constraint/user", "/api/rules/admin", "/bean/ledger/admin"}) {
                assertThat(get(scene, version, path, "Bearer " + scene.alice()).body())
                        .contains("seen: alice");
                assertThat(get(scene, version, path, "none").status()).isEqualTo(401);
            }
            assertThat(get(scene, version, "/target", "none").body()).contains("seen: nobody");
            assertThat(get(scene, version, "/target", "Bearer " + scene.bob()).body())
                    .contains("seen: bob");
        }
    }

    private static Answer get(Scene scene, Version version, String path, String authorization) {
        return scene.site()
                .send(scene.site()
                        .request("/" + scene.war() + path)
                        .version(version)
                        .header("Authorization", authorization));
    }

    /** From an open page, as an attacker would send his request: nobody becomes somebody on the way. */
    @ParameterizedTest
    @ValueSource(strings = {"forward", "include", "async-dispatch-path", "forward-constraint"})
    void aDispatchMakesNobodySomebody(String way) {
        assertThat(scene().get("/dispatch/" + way, null).body()).contains("seen: nobody", "any: false");
    }
}
