// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests to the endpoints of OAuth that are none: RFC 6749 section 5.2 says what the answer is. */
interface OAuthErrorTests {
    List<String> ENDPOINTS = List.of("/token", "/revoke", "/introspect");

    Programs programs();

    /** What is sent to an endpoint, and the one answer to it. */
    record Bad(String name, String method, String query, String contentType, String body, int status, String error) {
        static Bad form(String name, String body) {
            return new Bad(name, "POST", "", Programs.FORM, body, 400, "invalid_request");
        }

        static Bad typed(String contentType, String body) {
            return new Bad(contentType, "POST", "", contentType, body, 400, "invalid_request");
        }

        static Bad method(String method) {
            return new Bad(method, method, "", Programs.FORM, "", 405, "invalid_request");
        }
    }

    @TestFactory
    default Stream<DynamicTest> answersInTheWordsOfOAuth() {
        String good = "grant_type=refresh_token&refresh_token=x&token=x";
        List<Bad> all = List.of(
                Bad.form("a value twice", good + "&token=x"),
                Bad.form("a name twice, once empty", good + "&scope=&scope="),
                Bad.form("what is not known twice", good + "&surprise=1&surprise=1"),
                Bad.form("the client twice", good + "&client_id=a&client_id=a"),
                Bad.form("two ways to authenticate", good + "&client_id=a&client_secret=b&client_assertion=c"),
                Bad.form("a NUL", good + "&client_id=%00"),
                Bad.form("no UTF-8", good + "&client_id=%ff"),
                Bad.form("half an escape", good + "&client_id=%f"),
                Bad.typed("application/json", "{\"token\":\"x\",\"grant_type\":\"refresh_token\"}"),
                Bad.typed("multipart/form-data; boundary=x", "--x--"),
                Bad.typed("text/plain", good),
                Bad.typed("application/xml", "<a/>"),
                Bad.typed("application/x-java-serialized-object", "x"),
                Bad.typed("application/x-www-form-urlencoded; charset=utf-16", good),
                new Bad("in the URL", "POST", "?" + good, Programs.FORM, "", 400, "invalid_request"),
                new Bad("a secret in the URL", "POST", "?client_secret=s", Programs.FORM, good, 400, "invalid_request"),
                new Bad("an unknown client", "POST", "", Programs.FORM, good + "&client_id=b", 401, "invalid_client"),
                Bad.method("GET"),
                Bad.method("PUT"),
                Bad.method("DELETE"),
                Bad.method("PATCH"));
        return ENDPOINTS.stream()
                .flatMap(path -> Stream.concat(all.stream(), nothing(path))
                        .map(bad -> DynamicTest.dynamicTest(path + ": " + bad.name(), () -> check(path, bad))));
    }

    /** Where nobody is answered who has not authenticated himself, that is what is wrong first. */
    private static Stream<Bad> nothing(String path) {
        boolean closed = path.equals("/introspect");
        return Stream.of("", "{\"token\":\"x\"}")
                .map(body -> new Bad(
                        "nothing" + body,
                        "POST",
                        "",
                        Programs.FORM,
                        body,
                        closed ? 401 : 400,
                        closed ? "invalid_client" : "invalid_request"));
    }

    private void check(String path, Bad bad) {
        Answer answer = programs()
                .site()
                .send(programs()
                        .site()
                        .request("/jwt-login" + path + bad.query())
                        .header("Content-Type", bad.contentType())
                        .method(bad.method(), BodyPublishers.ofString(bad.body())));

        assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
        assertThat(answer.member("error")).isEqualTo(bad.error());
        assertThat(answer.member("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Pragma")).isEqualTo("no-cache");
        if (bad.status() == 401) {
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"jwt-login\"");
        }
        if (bad.status() == 405) {
            assertThat(answer.header("Allow")).contains("POST").doesNotContain("GET");
        }
    }
}
