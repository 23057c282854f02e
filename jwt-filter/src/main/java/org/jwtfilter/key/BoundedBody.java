// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects the body of an answer as text, and hangs up as soon as it is too large or of no use. */
final class BoundedBody implements BodySubscriber<String> {
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int maxBytes;
    private @Nullable Subscription subscription;

    private BoundedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The whole body, if it is not longer than that. */
    static BoundedBody read(int maxBytes) {
        return new BoundedBody(maxBytes);
    }

    /** None of it: the status has said enough, and the body may have no end. */
    static BoundedBody ignored() {
        BoundedBody body = new BoundedBody(0);
        body.text.complete("");
        return body;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        if (text.isDone()) {
            newSubscription.cancel();
        } else {
            newSubscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (text.isDone()) {
                return;
            }
            if (buffer.remaining() > maxBytes - bytes.size()) {
                requireNonNull(subscription).cancel();
                text.completeExceptionally(BoundedText.tooLarge(maxBytes));
                return;
            }
            byte[] more = new byte[buffer.remaining()];
            buffer.get(more);
            bytes.writeBytes(more);
        }
    }

    @Override
    public void onError(Throwable cause) {
        text.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        try {
            text.complete(BoundedText.of(bytes.toByteArray(), maxBytes));
        } catch (IOException e) {
            text.completeExceptionally(e);
        }
    }
}
