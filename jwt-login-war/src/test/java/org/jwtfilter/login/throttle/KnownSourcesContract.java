// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link KnownSources} does. */
public abstract class KnownSourcesContract {
    private static final Instant NOW = Instant.parse("2027-01-31T08:15:00.123Z");
    private static final Duration LIFE = Duration.ofDays(30);

    private final String key = Bucket.key("test", UUID.randomUUID().toString());

    protected abstract KnownSources sources();

    @Test
    void remembersUntilTheTimeThatWasSaid() {
        assertThat(sources().isKnown(key, NOW)).isFalse();

        sources().remember(key, NOW.plus(LIFE));

        assertThat(sources().isKnown(key, NOW)).isTrue();
        assertThat(sources().isKnown(key, NOW.plus(LIFE).minusMillis(1))).isTrue();
        assertThat(sources().isKnown(key, NOW.plus(LIFE))).isFalse();
        assertThat(sources().isKnown(key, NOW.plus(LIFE).plusMillis(1))).isFalse();
        assertThat(sources().isKnown(Bucket.key("test", "another"), NOW)).isFalse();
    }

    @Test
    void prolongsAndNeverShortens() {
        sources().remember(key, NOW.plusSeconds(10));
        sources().remember(key, NOW.plusSeconds(20));
        sources().remember(key, NOW.plusSeconds(5));

        assertThat(sources().isKnown(key, NOW.plusSeconds(19))).isTrue();
        assertThat(sources().isKnown(key, NOW.plusSeconds(20))).isFalse();
    }

    @Test
    void forgetsWhatHasExpired() {
        sources().remember(key, NOW.plusSeconds(10));

        sources().forgetExpired(NOW.plusSeconds(10).minusMillis(1));
        assertThat(sources().isKnown(key, NOW)).isTrue();
        sources().forgetExpired(NOW.plusSeconds(10));
        assertThat(sources().isKnown(key, NOW)).isFalse();
    }
}
