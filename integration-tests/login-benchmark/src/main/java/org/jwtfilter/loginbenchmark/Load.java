// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients of one node, each with a login of its own; takes no answer but the right one. */
final class Load implements AutoCloseable {
    static final int CLIENTS = 8;

    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refresh_token\"\\s*:\\s*\"([^\"]+)\"");

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String[] tokens = new String[CLIENTS];

    /** @param url of the login WAR */
    Load(String url) {
        this.url = url;
    }

    /** Logs in so many times, one after the other, and leaves the clients with the last logins. */
    void logIn(int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            tokens[i % CLIENTS] = refreshToken(
                    "/login", "username=" + LoginNode.USER + "&password=" + LoginNode.PASSWORD.replace(' ', '+'));
        }
    }

    /** Refreshes so many times, all clients at once and each without a pause. */
    void refresh(int times) throws IOException, InterruptedException {
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int mine = i;
            clients.add(() -> {
                for (int n = mine; n < times; n += CLIENTS) {
                    tokens[mine] = refreshToken("/token", "grant_type=refresh_token&refresh_token=" + tokens[mine]);
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

    private String refreshToken(String path, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        Matcher token = REFRESH_TOKEN.matcher(answer.body());
        if (answer.statusCode() != 200 || !token.find()) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return token.group(1);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
