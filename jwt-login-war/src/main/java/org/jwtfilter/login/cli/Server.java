// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The login application, as the commands use it. Follows no redirect, which could lead a password elsewhere. */
final class Server {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([A-Za-z0-9._-]+)\"");

    private final String base;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @throws IllegalArgumentException if {@code url} is no http or https URL, or would send passwords over a network in clear */
    Server(URI url) {
        String host = String.valueOf(url.getHost());
        boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        if (url.getHost() == null || !("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && local))) {
            throw new IllegalArgumentException("--url is an https URL, or http on this machine");
        }
        this.base = url.toString().replaceAll("/+$", "");
    }

    /** What the server said instead of doing it. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(int status, String body) {
            super("The server answered " + status + (body.isEmpty() ? "" : ": " + body));
        }
    }

    /** A token for administration. */
    String logIn(String user, String password) throws IOException, InterruptedException, RefusedException {
        String answer = send(
                "POST",
                "/login",
                Optional.empty(),
                "{\"client_id\":\"jwt-login-admin\",\"username\":" + Json.string(user) + ",\"password\":"
                        + Json.string(password) + "}");
        Matcher token = TOKEN.matcher(answer);
        if (!token.find()) {
            throw new IOException("The server's answer has no access token");
        }
        return token.group(1);
    }

    String changePassword(String user, String old, String wanted)
            throws IOException, InterruptedException, RefusedException {
        return send(
                "POST",
                "/password",
                Optional.empty(),
                "{\"username\":" + Json.string(user) + ",\"password\":" + Json.string(old) + ",\"new_password\":"
                        + Json.string(wanted) + "}");
    }

    /**
     * What the server answers to an administrator.
     *
     * @param path below the application, its parts encoded
     * @param json of the body; empty for none
     */
    String administer(String token, String method, String path, String json)
            throws IOException, InterruptedException, RefusedException {
        return send(method, "/admin" + path, Optional.of(token), json);
    }

    private String send(String method, String path, Optional<String> token, String json)
            throws IOException, InterruptedException, RefusedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        HttpResponse<String> answer = exchange(request.build());
        if (answer.statusCode() / 100 != 2) {
            throw new RefusedException(answer.statusCode(), answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("The server at " + base + " was not reached: " + e, e);
        }
    }

    /** A part of a path or of a query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
