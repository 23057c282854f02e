// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a key text over HTTP: status 200 only, no redirects, at most {@value #MAX_BYTES} bytes, all of it within
 * {@link #TIMEOUT}.
 */
public final class HttpSource implements RemoteKeys.Source {
    static final int MAX_BYTES = 512 * 1024;
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI uri;
    private final Duration timeout;
    private final HttpClient client;

    public HttpSource(URI uri) {
        this(uri, TIMEOUT);
    }

    HttpSource(URI uri, Duration timeout) {
        this.uri = requireNonNull(uri, "uri");
        this.timeout = requireNonNull(timeout, "timeout");
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                // A redirect would let whoever answers send us to any host; the configuration names the right one.
                .followRedirects(Redirect.NEVER)
                .build();
    }

    @Override
    public String read() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Accept", "application/jwk-set+json, application/json, */*;q=0.1")
                .build();
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(request, onlyIfOk());
        try {
            // The request's own time-out ends with the header; a body that trickles in must end too.
            return response.get(timeout.toNanos(), TimeUnit.NANOSECONDS).body();
        } catch (TimeoutException e) {
            throw new IOException("no complete answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            response.cancel(true);
        }
    }

    private static BodyHandler<String> onlyIfOk() {
        return info -> info.statusCode() == 200
                ? new BoundedText()
                : new FailedBody(new IOException("HTTP status " + info.statusCode()));
    }

    /** Collects the body, and gives up as soon as it is too large. */
    private static final class BoundedText implements BodySubscriber<String> {
        private final CompletableFuture<String> text = new CompletableFuture<>();
        private final byte[] bytes = new byte[MAX_BYTES];
        private int length;
        private @Nullable Subscription subscription;

        @Override
        public CompletionStage<String> getBody() {
            return text;
        }

        @Override
        public void onSubscribe(Subscription newSubscription) {
            subscription = newSubscription;
            newSubscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                int more = buffer.remaining();
                if (more > MAX_BYTES - length) {
                    requireNonNull(subscription).cancel();
                    text.completeExceptionally(new IOException("the answer is larger than " + MAX_BYTES + " bytes"));
                    return;
                }
                buffer.get(bytes, length, more);
                length += more;
            }
        }

        @Override
        public void onError(Throwable cause) {
            text.completeExceptionally(cause);
        }

        @Override
        public void onComplete() {
            text.complete(new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
    }

    /** Does not read the body of an answer that is of no use. */
    private static final class FailedBody implements BodySubscriber<String> {
        private final CompletableFuture<String> text;

        FailedBody(IOException cause) {
            text = CompletableFuture.failedFuture(cause);
        }

        @Override
        public CompletionStage<String> getBody() {
            return text;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {}

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onComplete() {}
    }
}
