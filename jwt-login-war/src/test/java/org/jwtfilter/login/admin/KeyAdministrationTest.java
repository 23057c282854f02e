// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.signing.KeyEncryptionKey;
import org.jwtfilter.login.signing.KeyRules;
import org.jwtfilter.login.signing.KeyVault;
import org.jwtfilter.login.signing.MemoryStoredKeys;
import org.jwtfilter.login.signing.RotatingKeys;
import org.jwtfilter.login.signing.Rotation;
import org.jwtfilter.login.signing.RotationPolicy;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.VerificationKey;

class KeyAdministrationTest {
    private static final UserName ADMIN = new UserName("admin");

    private final TestClock clock = new TestClock();
    private final RotatingKeys keys = keys();
    private final List<AuditEvent> events = new ArrayList<>();
    private final KeyAdministration administration = new KeyAdministration(keys, events::add);

    @Test
    void writesDownWhoHadAKeyMadeAndOnlyIfOneWas() {
        Rotation first = administration.rotate(ADMIN);
        Rotation again = administration.rotate(ADMIN);

        assertThat(again.next()).isEqualTo(first.next());
        assertThat(events)
                .containsExactly(event(AuditType.KEY_REQUESTED, first.next().id()));
    }

    @Test
    void writesDownWhoRemovedAKeyAndOnlyIfThereWasOne() {
        String stolen = keys.active().publicHalf().id();

        VerificationKey active = administration.remove(ADMIN, stolen);

        assertThat(active).isEqualTo(keys.active().publicHalf());
        for (String unknown : List.of(stolen, "", "..", "x".repeat(10_000))) {
            assertThatThrownBy(() -> administration.remove(ADMIN, unknown))
                    .isInstanceOfSatisfying(
                            OAuthException.class,
                            e -> assertThat(e.error().status()).isEqualTo(404));
        }
        assertThat(events).containsExactly(event(AuditType.KEY_REMOVED, stolen));
    }

    @Test
    void saysHowKeysStandWithTheirTimes() {
        String kid = keys.active().publicHalf().id();
        String begin = clock.instant().toString();
        assertThat(KeyJson.write(administration.list()))
                .isEqualTo(
                        "{\"keys\":[{\"kid\":\"" + kid + "\",\"alg\":\"ES256\",\"state\":\"active\",\"published_at\":\""
                                + begin + "\",\"active_from\":\"" + begin + "\"}]}");

        Rotation rotation = administration.rotate(ADMIN);
        assertThat(KeyJson.write(rotation))
                .isEqualTo("{\"kid\":\"" + rotation.next().id()
                        + "\",\"alg\":\"ES256\",\"state\":\"next\",\"active_from\":\"" + rotation.activeFrom() + "\"}");
        assertThat(KeyJson.write(administration.list()))
                .contains("\"active_until\":\"" + rotation.activeFrom() + "\"")
                .contains("\"published_until\":\"" + rotation.activeFrom().plus(Duration.ofMinutes(7)) + "\"")
                .contains("\"state\":\"next\"");
    }

    @Test
    void saysFromWhenTokensOfARemovedKeyAreRefused() {
        String stolen = keys.active().publicHalf().id();
        VerificationKey active = administration.remove(ADMIN, stolen);

        assertThat(KeyJson.removed(stolen, active, Duration.ofSeconds(300)))
                .startsWith("{\"removed\":\"" + stolen + "\",\"active\":\"" + active.id() + "\"")
                .contains("reads /jwks again")
                .contains("300 seconds");
    }

    private static AuditEvent event(AuditType type, String kid) {
        return AuditEvent.of(type).with(AuditField.BY, "admin").with(AuditField.KEY, kid);
    }

    private RotatingKeys keys() {
        SecureRandom random = new SecureRandom();
        KeyEncryptionKey secret =
                KeyEncryptionKey.parse(KeyEncryptionKey.generate(random)).orElseThrow();
        RotationPolicy policy = new RotationPolicy(Duration.ofDays(30), Duration.ofDays(1), Duration.ofMinutes(2));
        return RotatingKeys.open(
                new MemoryStoredKeys(),
                new KeyVault(secret, Optional.empty(), random),
                new KeyRules(SigningAlgorithm.ES256, policy, Duration.ofMinutes(5)),
                Optional.empty(),
                clock);
    }
}
