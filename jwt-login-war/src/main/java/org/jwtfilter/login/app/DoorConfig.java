// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.throttle.Limit;
import org.jwtfilter.login.throttle.LoginPermits;
import org.jwtfilter.login.throttle.Proxies;
import org.jwtfilter.login.throttle.ThrottlePolicy;

/**
 * What guards the door.
 *
 * @param proxies whose {@code X-Forwarded-For} is believed
 * @param parallelPasswords how many passwords one node checks at once
 * @param waitingPasswords how many more wait for that
 * @param passwordPatience how long each of these waits
 * @param crossOrigin which pages of other origins may ask from a browser
 * @param auditFile absolute; empty if events go to the log
 */
record DoorConfig(
        ThrottlePolicy throttle,
        Proxies proxies,
        int parallelPasswords,
        int waitingPasswords,
        Duration passwordPatience,
        CrossOriginRule crossOrigin,
        Optional<Path> auditFile) {
    private static final Duration MIN_KNOWN = Duration.ofHours(1);
    private static final Duration MAX_KNOWN = Duration.ofDays(365);
    private static final int MAX_PARALLEL = 1000;
    private static final Duration MIN_PATIENCE = Duration.ofSeconds(1);
    private static final Duration MAX_PATIENCE = Duration.ofMinutes(1);

    static DoorConfig read(Values values) {
        ThrottlePolicy throttle = new ThrottlePolicy(
                values.get(Property.THROTTLE_ACCOUNT_AT_SOURCE, Limit::parse),
                values.get(Property.THROTTLE_ACCOUNT, Limit::parse),
                values.get(Property.THROTTLE_SOURCE, Limit::parse),
                values.duration(Property.THROTTLE_KNOWN_SOURCE, MIN_KNOWN, MAX_KNOWN));
        Proxies proxies = values.get(Property.PROXIES, Proxies::parse, new Proxies(List.of()));
        int parallel = values.number(Property.PASSWORD_PARALLEL, 1, MAX_PARALLEL, halfOfTheProcessors());
        return new DoorConfig(
                throttle,
                proxies,
                parallel,
                values.number(Property.PASSWORD_QUEUE, 0, MAX_PARALLEL),
                values.duration(Property.PASSWORD_QUEUE_TIMEOUT, MIN_PATIENCE, MAX_PATIENCE),
                values.get(Property.CORS_ORIGINS, CrossOriginRule::parse, new CrossOriginRule(Set.of())),
                values.find(Property.AUDIT_FILE, Values::path));
    }

    LoginPermits permits() {
        return new LoginPermits(parallelPasswords, waitingPasswords, passwordPatience);
    }

    static int halfOfTheProcessors() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
