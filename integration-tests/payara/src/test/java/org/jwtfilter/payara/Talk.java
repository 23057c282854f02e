// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One WebSocket, as a client sees it. */
final class Talk implements WebSocket.Listener {
    /** How a socket ended. */
    record End(int code, String reason, Instant when) {}

    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    /** Opens a socket with these fields, names and values in turn. */
    static Talk open(String url, String... fields) {
        Talk talk = new Talk();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            builder.header(fields[i], fields[i + 1]);
        }
        talk.socket = builder.buildAsync(URI.create(url), talk)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return talk;
    }

    /** The status with which the server refuses to open one. */
    static int refusal(String url, String... fields) {
        try {
            open(url, fields).abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    void say(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
        }
    }

    String hear() throws InterruptedException {
        String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return text == null ? "silence" : text;
    }

    End end() {
        return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !end.isDone();
    }

    void abort() {
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        texts.add(data.toString());
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end.complete(new End(code, reason, Clock.systemUTC().instant()));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end.completeExceptionally(error);
    }
}
