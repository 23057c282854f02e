// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests one after the other on a few connections, and takes no answer but the right one. */
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** So many requests with these tokens in turn. */
    void send(URI uri, List<String> tokens, int requests) throws IOException, InterruptedException {
        List<HttpRequest> each = tokens.stream()
                .map(token -> HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .build())
                .toList();
        List<Future<?>> senders = new ArrayList<>();
        for (int sender = 0; sender < CONNECTIONS; sender++) {
            int first = sender;
            senders.add(threads.submit(() -> {
                for (int i = first; i < requests; i += CONNECTIONS) {
                    var answer = client.send(each.get(i % each.size()), BodyHandlers.ofString());
                    if (answer.statusCode() != 200 || !answer.body().equals("hello")) {
                        throw new IOException(uri + " answered " + answer.statusCode());
                    }
                }
                return null;
            }));
        }
        for (Future<?> sender : senders) {
            try {
                sender.get();
            } catch (ExecutionException e) {
                throw new IOException("the load has stopped", e.getCause());
            }
        }
    }

    /** The status for a request without a token. */
    int statusForNobody(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
