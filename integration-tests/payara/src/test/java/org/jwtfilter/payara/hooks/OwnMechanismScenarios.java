// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.jwtfilter.payara.Answer;

/** An application that has a mechanism of its own beside ours: a bearer token means ours, anything else its own. */
abstract class OwnMechanismScenarios {
    abstract Scene scene();

    /** With credentials of the application's own kind, for its user olga. */
    abstract HttpRequest.Builder asOlga(HttpRequest.Builder request);

    /** What its own mechanism asks a stranger for. */
    abstract String ownChallenge();

    static HttpRequest.Builder basic(HttpRequest.Builder request, String password) {
        String pair = Base64.getEncoder().encodeToString(("olga:" + password).getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization", "Basic " + pair);
    }

    private Answer olga(String path) {
        return scene().site().send(asOlga(scene().site().request("/" + scene().war() + path)));
    }

    @Test
    void aTokenMakesItsBearerKnown() {
        Scene scene = scene();
        assertThat(scene.get("/constraint/user", scene.bob()).body()).contains("seen: bob", "type: BEARER");
        assertThat(scene.get("/api/rules/admin", scene.alice()).body()).contains("seen: alice");
        scene.assertSeen("/bean/ledger/admin", scene.alice(), "seen: alice, user: true, admin: true");
    }

    @Test
    void withoutATokenItsOwnUsersAreKnown() {
        assertThat(olga("/constraint/user").body()).contains("seen: olga").doesNotContain("BEARER");
        assertThat(olga("/api/rules/user").body()).contains("seen: olga");
        assertThat(olga("/bean/ledger/user").body()).contains("seen: olga, user: true");
        assertThat(olga("/bean/vault/any").body()).contains("opened");
    }

    @Test
    void itsOwnUsersLackWhatTheyLack() {
        for (String path : new String[] {"/api/rules/admin", "/bean/vault/admin", "/bean/ledger/admin"}) {
            Answer answer = olga(path);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .as("no token was sent that could be insufficient")
                    .isEmpty();
        }
    }

    @Test
    void withoutAnythingItsOwnChallengeIsSent() {
        Answer answer = scene().get("/constraint/user", null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(ownChallenge());
    }

    @Test
    void aBadTokenIsRefusedAndItsOwnMechanismNotAsked() {
        Answer answer = scene().get("/target", scene().bob() + "x");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(answer.headers().firstValue("X-Own-Mechanism")).isEmpty();
    }

    @Test
    void openResourcesStayOpen() {
        assertThat(scene().get("/target", null).body()).contains("seen: nobody");
    }
}
