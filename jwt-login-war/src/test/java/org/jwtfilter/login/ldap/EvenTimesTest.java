// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.IdentityStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.login.password.EvenPasswordHashes;
import org.jwtfilter.login.password.HashCost;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.EmbeddedIdentityStore;
import org.jwtfilter.login.realm.MemoryUsers;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.UserName;

/**
 * The time of a refusal does not say whether the user exists: medians of 2,000 each within 5 %, in turns, so that what else the machine
 * does falls on all. Hashes are cheap here, which makes every other difference larger. Writes {@code target/even-times.txt}; repeat with
 * {@code mvn -pl jwt-login-war test -Dtest=EvenTimesTest}.
 */
class EvenTimesTest {
    private static final int SAMPLES = 2000;
    private static final int WARM_UP = 300;
    private static final int TRIES = 4;
    private static final double MOST = 1.05;
    private static final Path REPORT = Path.of("target", "even-times.txt");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PlainPassword WRONG = PlainPassword.parse("wrong").orElseThrow();

    @TempDir
    private static Path directory;

    private static TestDirectory people;

    private final MemoryUsers users = new MemoryUsers();
    private EvenPasswordHashes hashes = new EvenPasswordHashes(HashCost.pbkdf2(1000), RANDOM);

    @BeforeAll
    static void start() throws Exception {
        people = TestDirectory.start(directory);
        Files.createDirectories(REPORT.getParent());
        Files.deleteIfExists(REPORT);
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    @Test
    void inOneRealm() throws IOException {
        add("known", HashCost.pbkdf2(1000), true);
        add("disabled", HashCost.pbkdf2(1000), false);

        compare("embedded", realm(false), "nobody", "known", "disabled");
    }

    @Test
    void withOutdatedHashesAbout() throws IOException {
        add("known", HashCost.pbkdf2(1000), true);
        add("outdated", HashCost.pbkdf2(300), true);
        add("old-way", HashCost.argon2id(256, 1), true);
        users.sampleHashes().forEach(hashes::expect);

        compare("embedded with three kinds of hashes", realm(false), "nobody", "known", "outdated", "old-way");
    }

    /** A directory that finds somebody sends a few bytes more than one that does not; beside a hash that is still cheap, this is nothing. */
    @Test
    void inTwoRealms() throws IOException {
        hashes = new EvenPasswordHashes(HashCost.pbkdf2(5000), RANDOM);
        add("known", HashCost.pbkdf2(5000), true);

        compare("embedded, ldap", realm(true), "nobody", "known", "alice");
    }

    private Realm realm(boolean withDirectory) {
        Map<String, IdentityStore> stores = new LinkedHashMap<>();
        stores.put("embedded", new EmbeddedIdentityStore(users, hashes));
        if (withDirectory) {
            stores.put(
                    "ldap",
                    new LdapIdentityStore(new LdapSettings(
                            new LdapSettings.Server(
                                    "127.0.0.1", people.port(TestDirectory.START_TLS), LdapSettings.Security.NONE),
                            Optional.empty(),
                            Optional.empty(),
                            new LdapSettings.Search("ou=people,dc=example,dc=org", "(uid={0})"),
                            "uid",
                            Optional.empty(),
                            "cn",
                            List.of(),
                            Duration.ofSeconds(5))));
        }
        return new Realm(stores);
    }

    private void add(String name, HashCost cost, boolean enabled) {
        String hash = new EvenPasswordHashes(cost, RANDOM)
                .hash(PlainPassword.parse("right").orElseThrow());
        users.put(name, hash, enabled);
    }

    private static void compare(String title, Realm realm, String... names) throws IOException {
        double ratio = Double.MAX_VALUE;
        for (int attempt = 1; attempt <= TRIES && ratio > MOST; attempt++) {
            double[] medians = medians(realm, names);
            ratio = Arrays.stream(medians).max().orElseThrow()
                    / Arrays.stream(medians).min().orElseThrow();
            StringBuilder line = new StringBuilder(title).append(':');
            for (int i = 0; i < names.length; i++) {
                line.append(String.format(Locale.ROOT, " %s %.0f us,", names[i], medians[i] / 1000));
            }
            line.append(String.format(Locale.ROOT, " largest / smallest %.4f%n", ratio));
            Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        assertThat(ratio).as(title).isLessThanOrEqualTo(MOST);
    }

    private static double[] medians(Realm realm, String... names) {
        long[][] nanos = new long[names.length][SAMPLES];
        for (int round = -WARM_UP; round < SAMPLES; round++) {
            for (int i = 0; i < names.length; i++) {
                // Not always the same one after the same other.
                int which = (i + Math.floorMod(round, names.length)) % names.length;
                UserName name = new UserName(names[which]);
                long start = System.nanoTime();
                boolean in = realm.authenticate(name, WRONG).isPresent();
                long end = System.nanoTime();
                assertThat(in).isFalse();
                if (round >= 0) {
                    nanos[which][round] = end - start;
                }
            }
        }
        return Arrays.stream(nanos).mapToDouble(EvenTimesTest::median).toArray();
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2.0;
    }
}
