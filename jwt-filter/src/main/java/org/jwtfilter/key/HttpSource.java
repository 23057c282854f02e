// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a key text over HTTP, at most {@value BoundedText#MAX_BYTES} bytes within {@link #TIMEOUT}, as {@link HttpTexts} does. */
public final class HttpSource implements KeySource {
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI uri;
    private final HttpTexts texts;

    public HttpSource(URI uri) {
        this(uri, TIMEOUT);
    }

    HttpSource(URI uri, Duration timeout) {
        this.uri = requireNonNull(uri, "uri");
        this.texts = new HttpTexts(
                "jwt-filter-keys-http",
                "application/jwk-set+json, application/json, */*;q=0.1",
                BoundedText.MAX_BYTES,
                timeout);
    }

    @Override
    public Reading read(@Nullable Stamp known) throws IOException {
        return texts.read(uri, known);
    }

    @Override
    public void close() {
        texts.close();
    }
}
