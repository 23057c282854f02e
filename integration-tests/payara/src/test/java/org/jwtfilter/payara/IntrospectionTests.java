// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** What programs are told of tokens, from the moment at which somebody takes them back. */
interface IntrospectionTests {
    String SIGNED = "application/token-introspection+jwt";
    String INACTIVE = "{\"active\":false}";

    Programs programs();

    /** What the server has written to its log so far. */
    String log() throws IOException;

    @Test
    default void aTokenIsToldOfToThoseWhomItConcerns() throws IOException, JoseException {
        String sample = programs().another("sample");
        String stranger = programs().register("stranger", "");
        String token = logIn("alice", TestUsers.ALICE_PASSWORD).member("access_token");

        Answer told = introspect("sample", sample, token);

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Content-Type")).isEqualTo("application/json");
        assertThat(told.header("Cache-Control")).isEqualTo("no-store");
        Map<String, Object> members = JsonUtil.parseJson(told.body());
        assertThat(members.keySet())
                .containsExactlyInAnyOrder(
                        "active",
                        "token_type",
                        "username",
                        "scope",
                        "client_id",
                        "exp",
                        "iat",
                        "nbf",
                        "sub",
                        "aud",
                        "iss",
                        "jti");
        assertThat(members)
                .containsEntry("active", true)
                .containsEntry("username", "alice")
                .containsEntry("aud", "sample")
                .containsEntry("iss", programs().site().loginUrl());
        assertThat(introspect("stranger", stranger, token).body()).isEqualTo(INACTIVE);
        for (String bad : new String[] {"x", "a.b.c", token + "x", token.substring(1), "A".repeat(64)}) {
            assertThat(introspect("sample", sample, bad).body()).isEqualTo(INACTIVE);
        }
        Answer unknown = programs().post("/introspect", "token=" + token);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.member("error")).isEqualTo("invalid_client");
        assertThat(log()).doesNotContain(token);
    }

    @Test
    default void itIsOverAtOnceWithTheAnswerToARevocation() {
        String secret = programs().register("over", "\"grant_types\":[\"refresh_token\",\"client_credentials\"]");
        String own = programs()
                .post("/token", "grant_type=client_credentials", "Authorization", Programs.basic("over", secret))
                .member("access_token");
        assertEnds("over", secret, own, () -> revoke("over", secret, own));

        Answer login = logIn("alice", TestUsers.ALICE_PASSWORD, "over", secret);
        String access = login.member("access_token");
        String refresh = login.member("refresh_token");
        assertThat(introspect("over", secret, refresh).body())
                .contains("\"active\":true", "\"username\":\"alice\"")
                .doesNotContain("token_type");
        assertEnds("over", secret, access, () -> revoke("over", secret, access));
        assertThat(introspect("over", secret, refresh).body()).contains("true");

        String second = logIn("alice", TestUsers.ALICE_PASSWORD, "over", secret).member("access_token");
        assertThat(introspect("over", secret, second).body()).contains("true");
        assertEnds("over", secret, refresh, () -> revoke("over", secret, refresh));
        assertThat(introspect("over", secret, second).body())
                .as("another login")
                .contains("true");
    }

    @Test
    default void itIsOverWithItsUserItsClientAndTheBrake() {
        String watcher = programs().register("watcher", "\"scope\":\"jwt-login-introspect\"");
        assertThat(programs()
                        .admin(
                                "POST",
                                "/admin/users",
                                "{\"username\":\"erin\",\"password\":\"a long password\",\"temporary\":false}")
                        .status())
                .isEqualTo(201);
        String first = logIn("erin", "a long password").member("access_token");
        assertEnds(
                "watcher", watcher, first, () -> programs().admin("PATCH", "/admin/users/erin", "{\"enabled\":false}"));

        programs().admin("PATCH", "/admin/users/erin", "{\"enabled\":true}");
        assertThat(introspect("watcher", watcher, first).body())
                .as("what was taken back stays so")
                .isEqualTo(INACTIVE);
        String second = logIn("erin", "a long password").member("access_token");
        assertEnds("watcher", watcher, second, () -> programs().admin("DELETE", "/admin/tokens/erin", ""));

        String secret = programs().register("brief", "");
        String own = programs()
                .post("/token", "grant_type=client_credentials", "Authorization", Programs.basic("brief", secret))
                .member("access_token");
        assertEnds("watcher", watcher, own, () -> programs().admin("DELETE", "/admin/clients/brief", ""));
    }

    /** Though it is signed by the same key, is new, and names the application as its audience. */
    @Test
    default void aSignedAnswerIsNoAccessToken() throws JoseException {
        String secret = programs().another("sample");
        String token = logIn("alice", TestUsers.ALICE_PASSWORD).member("access_token");
        Answer signed = programs()
                .post(
                        "/introspect",
                        "token=" + token,
                        "Authorization",
                        Programs.basic("sample", secret),
                        "Accept",
                        SIGNED);

        assertThat(signed.header("Content-Type")).isEqualTo(SIGNED);
        assertThat(signed.header("Cache-Control")).isEqualTo("no-store");
        JsonWebSignature jws = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(signed.body());
        assertThat(jws.getHeader("typ")).isEqualTo("token-introspection+jwt");
        Map<String, Object> claims = JsonUtil.parseJson(jws.getUnverifiedPayload());
        assertThat(claims.keySet()).containsExactlyInAnyOrder("iss", "aud", "iat", "token_introspection");
        assertThat(claims.get("aud")).isEqualTo("sample");
        assertThat(programs().site().get("/sample/servlet/whoami", token).status())
                .isEqualTo(200);
        assertThat(programs()
                        .site()
                        .get("/sample/servlet/whoami", signed.body())
                        .status())
                .isEqualTo(401);
        assertThat(programs().admin("GET", "/admin/users", "").status()).isEqualTo(200);
        Programs asAdmin = new Programs(programs().site(), programs().port(), signed.body());
        assertThat(asAdmin.admin("GET", "/admin/users", "").status()).isEqualTo(401);
        Answer refused = programs().post("/introspect", "token=" + token, "Accept", SIGNED);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).startsWith("application/json");
    }

    private void assertEnds(String client, String secret, String token, Runnable end) {
        assertThat(introspect(client, secret, token).body()).contains("\"active\":true");
        end.run();
        assertThat(introspect(client, secret, token).body()).isEqualTo(INACTIVE);
    }

    private Answer introspect(String client, String secret, String token) {
        return programs().post("/introspect", "token=" + token, "Authorization", Programs.basic(client, secret));
    }

    private void revoke(String client, String secret, String token) {
        assertThat(programs()
                        .post("/revoke", "token=" + token, "Authorization", Programs.basic(client, secret))
                        .status())
                .isEqualTo(200);
    }

    private Answer logIn(String user, String password) {
        return programs().post("/login", "username=" + user + "&password=" + password.replace(' ', '+'));
    }

    private Answer logIn(String user, String password, String client, String secret) {
        return programs()
                .post(
                        "/login",
                        "username=" + user + "&password=" + password + "&client_id=" + client + "&client_secret="
                                + secret);
    }
}
