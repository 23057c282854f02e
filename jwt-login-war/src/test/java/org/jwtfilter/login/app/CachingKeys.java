// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.HttpSource;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeySource;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.VerificationKeys;

/** A resource server's keys: read from the nodes in turn, by our clock, when the last answer may not be used any longer, and at no other time. */
final class CachingKeys implements VerificationKeys {
    private final List<HttpSource> nodes;
    private final Clock clock;
    private final KeyParser parser = new KeyParser(List.of(SignatureAlgorithm.ES256), CryptoProvider.JDK);
    private @Nullable KeySnapshot keys;
    private Instant until = Instant.MIN;
    private int reads;

    CachingKeys(List<URI> nodes, Clock clock) {
        this.nodes = nodes.stream().map(HttpSource::new).toList();
        this.clock = clock;
    }

    @Override
    public KeySnapshot current() throws KeysUnavailableException {
        KeySnapshot known = keys;
        if (known == null || !clock.instant().isBefore(until)) {
            try {
                KeySource.Text text =
                        (KeySource.Text) nodes.get(reads++ % nodes.size()).read(null);
                known = parser.read(text.text());
                keys = known;
                until = clock.instant().plus(text.freshFor().orElseThrow());
            } catch (IOException | KeyFormatException e) {
                throw new KeysUnavailableException(String.valueOf(e.getMessage()));
            }
        }
        return known;
    }

    /** So a key that is not there in time is a refusal, which is what the test is about. */
    @Override
    public KeySnapshot refreshed() throws KeysUnavailableException {
        return current();
    }

    @Override
    public void close() {
        nodes.forEach(HttpSource::close);
    }
}
