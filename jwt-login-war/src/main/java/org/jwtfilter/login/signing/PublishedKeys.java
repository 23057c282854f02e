// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The key set for everybody, worded again only when it has changed. */
public final class PublishedKeys {
    private record Worded(List<VerificationKey> keys, Jwks jwks) {}

    private final SigningKeys keys;
    private final Duration caching;
    private final AtomicReference<@Nullable Worded> last = new AtomicReference<>();

    /** @param caching how long others may keep the set, see {@link RotationPolicy#caching} */
    public PublishedKeys(SigningKeys keys, Duration caching) {
        this.keys = keys;
        this.caching = caching;
    }

    /** @throws org.jwtfilter.login.oauth.UnavailableException where it is not known what the keys are now */
    public Jwks now() {
        List<VerificationKey> published = keys.published();
        Worded known = last.get();
        if (known == null || !known.keys().equals(published)) {
            known = new Worded(published, Jwks.of(published, caching));
            last.set(known);
        }
        return known.jwks();
    }
}
