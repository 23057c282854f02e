// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients of one node, each with a login of its own, and a program that is registered there; takes no answer but the right one. */
final class Load implements AutoCloseable {
    static final int CLIENTS = 8;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PROGRAM = "batch";

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String[] tokens = new String[CLIENTS];
    private String basic = "";

    /** @param url of the login WAR */
    Load(String url) {
        this.url = url;
    }

    /** Logs in so many times, one after the other, and leaves the clients with the last logins. */
    void logIn(int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            tokens[i % CLIENTS] = member("refresh_token", post("/login", FORM, credentials(LoginNode.USER)));
        }
    }

    /** Refreshes so many times, all clients at once and each without a pause. */
    void refresh(int times) throws IOException, InterruptedException {
        allAtOnce(
                times,
                mine -> tokens[mine] = member(
                        "refresh_token",
                        post("/token", FORM, "grant_type=refresh_token&refresh_token=" + tokens[mine])));
    }

    /** Registers the program whose tokens {@link #grant} asks for. */
    void register() throws IOException, InterruptedException {
        String administrator = member(
                "access_token",
                post("/login", FORM, credentials(LoginNode.ADMINISTRATOR) + "&client_id=jwt-login-admin"));
        HttpRequest.Builder request = post(
                        "/admin/clients",
                        "application/json",
                        "{\"client_id\":\"" + PROGRAM + "\",\"type\":\"secret\",\"scope\":\"orders:read\"}")
                .header("Authorization", "Bearer " + administrator);
        String both = PROGRAM + ":" + member("client_secret", request);
        basic = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII));
    }

    /** Asks for tokens of the program so many times, by {@code client_secret_basic}, over all connections at once. */
    void grant(int times) throws IOException, InterruptedException {
        allAtOnce(
                times,
                mine -> member(
                        "access_token",
                        post("/token", FORM, "grant_type=client_credentials").header("Authorization", basic)));
    }

    private interface Step {
        void take(int client) throws IOException, InterruptedException;
    }

    private void allAtOnce(int times, Step step) throws IOException, InterruptedException {
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int mine = i;
            clients.add(() -> {
                for (int n = mine; n < times; n += CLIENTS) {
                    step.take(mine);
                }
                return null;
            });
        }
        for (Future<Void> each : threads.invokeAll(clients)) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IOException("the load has stopped", e.getCause());
            }
        }
    }

    private static String credentials(String user) {
        return "username=" + user + "&password=" + LoginNode.PASSWORD.replace(' ', '+');
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
    }

    private String member(String name, HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        Matcher value = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
        if (answer.statusCode() / 100 != 2 || !value.find()) {
            throw new IOException(request.uri() + " answered " + answer.statusCode());
        }
        return value.group(1);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
