// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts over HTTP: status 200 only, a bounded number of bytes of UTF-8 whatever their type is said to be, all of it within a
 * bounded time. Follows up to {@value #MAX_REDIRECTS} redirects, and only within the origin of the URL.
 *
 * <p>JDK 17's HTTP client cannot be closed. {@link #close} ends the threads that are ours and drops the client; its selector
 * thread, a daemon, ends within seconds of the client's being collected as garbage. Nothing but this object refers to the
 * client, and nothing static to this object, so neither outlives the application.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.3">RFC 9111 section 4.3, on asking whether a text has
 *     changed</a>
 */
public final class HttpTexts implements AutoCloseable {
    static final int MAX_REDIRECTS = 3;

    /** Two, so that a host name that takes long to resolve does not also hold up what ends the request. */
    private static final int THREADS = 2;

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final String accept;
    private final int maxBytes;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;
    private volatile @Nullable HttpClient client;

    /**
     * For texts of one kind.
     *
     * @param threadName what the threads are called
     * @param accept the {@code Accept} field
     * @param maxBytes how long a text may be
     * @param timeout how long all of one reading may take
     */
    public HttpTexts(String threadName, String accept, int maxBytes, Duration timeout) {
        this.accept = requireNonNull(accept, "accept");
        this.maxBytes = maxBytes;
        this.timeout = requireNonNull(timeout, "timeout");
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE.toNanos(),
                TimeUnit.NANOSECONDS,
                new LinkedBlockingQueue<>(),
                BackgroundThreads.named(threadName));
        // Between two looks there are none.
        threads.allowCoreThreadTimeOut(true);
        this.client = BackgroundThreads.detached(() -> HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(timeout)
                // One small text now and then: a newer version would only add an upgrade that some servers stumble
                // over.
                .version(HttpClient.Version.HTTP_1_1)
                // Whether to follow is ours to say, hop by hop.
                .followRedirects(Redirect.NEVER)
                .build());
    }

    /**
     * Reads the text at a URL; may take as long as the time-out.
     *
     * @param known the stamp of the text that is in use, null if none is
     * @throws IOException if there is no such text to be had; says why
     */
    public KeySource.Reading read(URI uri, KeySource.@Nullable Stamp known) throws IOException {
        HttpClient open = client;
        if (open == null) {
            throw new IOException("the source is closed");
        }
        EntityVersion version = known instanceof EntityVersion ours ? ours : null;
        long start = System.nanoTime();
        URI at = uri;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            HttpResponse<String> answer = send(open, at, version, timeout.minusNanos(System.nanoTime() - start));
            Optional<Duration> freshFor = Freshness.of(answer.headers());
            if (answer.statusCode() == 200) {
                return new KeySource.Text(answer.body(), EntityVersion.of(answer.headers()), freshFor);
            }
            if (answer.statusCode() == 304 && version != null) {
                return new KeySource.Unchanged(freshFor);
            }
            at = Redirects.target(at, answer);
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects");
    }

    private HttpResponse<String> send(HttpClient open, URI at, @Nullable EntityVersion version, Duration left)
            throws IOException {
        if (left.isNegative() || left.isZero()) {
            throw tooSlow(null);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(at).timeout(left).header("Accept", accept);
        if (version != null) {
            version.askWhetherChanged(request);
        }
        CompletableFuture<HttpResponse<String>> response = open.sendAsync(
                request.build(), info -> info.statusCode() == 200 ? BoundedBody.read(maxBytes) : BoundedBody.ignored());
        try {
            // The request's own time-out ends with the header; a body that trickles in must end too.
            return response.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw tooSlow(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            response.cancel(true);
        }
    }

    private IOException tooSlow(@Nullable Exception cause) {
        return new IOException("no complete answer within " + timeout.toMillis() + " ms", cause);
    }

    @Override
    public void close() {
        client = null;
        threads.shutdownNow();
    }
}
