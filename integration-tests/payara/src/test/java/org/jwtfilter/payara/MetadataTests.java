// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;

/** What a login WAR says of itself, and to pages of which origins. */
interface MetadataTests {
    /** Configured as {@code jwt.login.cors.origins}. */
    String PAGE = "https://app.example.org";

    List<String> DOCUMENTS = List.of("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration");

    Programs programs();

    @Test
    default void theMetadataNameEndpointsThatAnswer() throws Exception {
        Answer answer = get(DOCUMENTS.get(0));
        Map<String, Object> metadata = JsonUtil.parseJson(answer.body());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).matches("public, max-age=[1-9][0-9]*");
        assertThat(get(DOCUMENTS.get(1)).body()).isEqualTo(answer.body());
        assertThat(metadata.get("issuer")).isEqualTo(programs().site().loginUrl());
        assertThat(metadata).doesNotContainKey("authorization_endpoint");
        metadata.forEach((name, value) -> {
            if (name.endsWith("_endpoint")) {
                Answer asked = post((String) value, "x=y");
                assertThat(asked.status()).as(name).isIn(400, 401);
                assertThat(asked.member("error")).as(name).isIn("invalid_request", "invalid_client");
            }
        });
        assertThat(programs()
                        .site()
                        .send(HttpRequest.newBuilder(URI.create((String) metadata.get("jwks_uri"))))
                        .body())
                .contains("\"keys\"")
                .doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"k\"");
    }

    @Test
    default void theMetadataDoNotBelieveTheRequest() {
        String good = get(DOCUMENTS.get(0)).body();
        for (String path : DOCUMENTS) {
            String spoofed = new Wire(programs().port())
                    .ask("GET /jwt-login" + path
                            + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                            + "Forwarded: host=evil.example\r\nConnection: close\r\n\r\n");
            assertThat(spoofed).startsWith("HTTP/1.1 200").contains(good).doesNotContain("evil");
            assertThat(programs().post(path, "").status()).isEqualTo(405);
        }
    }

    @Test
    default void pagesOfTheListMayDoWhatABrowserNeeds() {
        for (String path : List.of("/token", "/revoke")) {
            Answer preflight = preflight(path, "POST", PAGE);
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
            assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST");
            assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("Content-Type");
            Answer refused = programs().post(path, "client_id=nobody&token=x&grant_type=x", "Origin", PAGE);
            assertThat(refused.status()).as("an error is to be read, too").isEqualTo(401);
            assertLetIn(refused);
        }
        for (String path : List.of("/jwks", "/status/1", DOCUMENTS.get(0), DOCUMENTS.get(1))) {
            assertThat(preflight(path, "GET", PAGE).status()).isEqualTo(204);
            assertLetIn(get(path, "Origin", PAGE));
            assertThat(get(path).headers().allValues("Vary")).contains("Origin");
        }
    }

    @Test
    default void nobodyElseMay() {
        for (String origin : List.of("https://evil.example", "null", "http://app.example.org", PAGE + ":444")) {
            assertShut(preflight("/token", "POST", origin));
            assertShut(programs().post("/token", "grant_type=x", "Origin", origin));
            assertShut(get("/jwks", "Origin", origin));
            assertThat(get("/jwks", "Origin", origin).headers().allValues("Vary"))
                    .contains("Origin");
        }
        for (String path :
                List.of("/login", "/password", "/introspect", "/admin/users", "/admin/clients", "/openapi")) {
            assertShut(preflight(path, "POST", PAGE));
            assertShut(programs().post(path, "", "Origin", PAGE));
            assertShut(get(path, "Origin", PAGE));
        }
        assertShut(preflight("/token", "GET", PAGE));
        assertShut(preflight("/jwks", "DELETE", PAGE));
    }

    private static void assertLetIn(Answer answer) {
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
    }

    private static void assertShut(Answer answer) {
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    private Answer get(String path, String... fields) {
        HttpRequest.Builder request = programs().site().request("/jwt-login" + path);
        return programs().site().send(fields.length > 0 ? request.headers(fields) : request);
    }

    private Answer post(String url, String form) {
        return programs()
                .site()
                .send(HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", Programs.FORM)
                        .POST(BodyPublishers.ofString(form)));
    }

    private Answer preflight(String path, String method, String origin) {
        return programs()
                .site()
                .send(programs()
                        .site()
                        .request("/jwt-login" + path)
                        .headers("Origin", origin, "Access-Control-Request-Method", method)
                        .method("OPTIONS", BodyPublishers.noBody()));
    }
}
