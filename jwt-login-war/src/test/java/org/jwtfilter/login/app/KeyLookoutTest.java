// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.signing.MemoryStoredKeys;
import org.jwtfilter.login.signing.RotatingKeys;

class KeyLookoutTest {
    private static final Duration PUBLISHED = Duration.ofHours(1);

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();
    private final List<AuditEvent> events = new ArrayList<>();

    @Test
    void writesDownByWhichKeyIsSignedFromNowOn() {
        RotatingKeys keys = SigningWiring.open(
                TestConfig.read(Map.of(
                                "jwt.login.signing.algorithm", "ES256",
                                "jwt.login.signing.rotation", "PT2H",
                                "jwt.login.signing.publish-before", "PT1H"))
                        .signing(),
                directory,
                new MemoryStoredKeys(),
                clock,
                new SecureRandom());
        String first = keys.active().publicHalf().id();
        try (KeyLookout lookout = new KeyLookout(keys, events::add)) {
            clock.advance(PUBLISHED);
            lookout.look();
            clock.advance(PUBLISHED.minus(Duration.ofNanos(1)));
            lookout.look();
            assertThat(events).as("the next key is published, the first signs").isEmpty();

            clock.advance(Duration.ofNanos(1));
            lookout.look();
            lookout.look();
        }
        String second = keys.active().publicHalf().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(events).containsExactly(AuditEvent.of(AuditType.KEY_ROTATED).with(AuditField.KEY, second));
    }
}
