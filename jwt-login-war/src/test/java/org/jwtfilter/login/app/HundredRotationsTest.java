// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.signing.KeyRules;
import org.jwtfilter.login.signing.RotatingKeys;
import org.jwtfilter.login.signing.RotationPolicy;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.store.Database;
import org.jwtfilter.login.store.DatabasePlace;
import org.jwtfilter.login.store.DatabaseSettings;
import org.jwtfilter.login.store.SqlStoredKeys;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.wire.TokenText;

/**
 * Two nodes on one database, whose clocks differ, and a resource server that reads their keys over HTTP as seldom as it may and never looks for a
 * key that it does not know: a hundred rotations later it has refused no token, from its first second to its last.
 */
class HundredRotationsTest {
    private static final int ROTATIONS = 100;
    private static final String ISSUER = "https://login.example";
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final RotationPolicy POLICY =
            new RotationPolicy(Duration.ofMinutes(30), Duration.ofMinutes(20), Duration.ofMinutes(1));

    private record Issued(String token, Instant expiry) {}

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final Client client = TestClients.client("web", "api", "orders");
    private final User alice = new User(new UserName("alice"), Set.of("user"));

    @Test
    void refuseNoGoodToken() throws Exception {
        try (Database database = Database.open(DatabaseSettings.of(new DatabasePlace.InDirectory(directory)))) {
            RotatingKeys one = keys(database, clock);
            RotatingKeys other = keys(database, Clock.offset(clock, SKEW.negated()));
            try (KeySite oneSite = new KeySite(one, POLICY);
                    KeySite otherSite = new KeySite(other, POLICY)) {
                rotate(List.of(one, other), List.of(oneSite.uri(), otherSite.uri()));
            }
            assertThat(new SqlStoredKeys(database).all()).hasSizeLessThanOrEqualTo(3);
        }
    }

    private void rotate(List<RotatingKeys> nodes, List<URI> sites) throws Exception {
        List<AccessTokens> issuers = new ArrayList<>();
        issuers.add(tokens(nodes.get(0), clock));
        issuers.add(tokens(nodes.get(1), Clock.offset(clock, SKEW.negated())));
        try (CachingKeys keys = new CachingKeys(sites, clock)) {
            TokenVerifier verifier = new TokenVerifier(rules(), keys, clock);
            Set<String> signers = new HashSet<>();
            Deque<Issued> held = new ArrayDeque<>();
            int verified = 0;
            for (int step = 0; signers.size() <= ROTATIONS; step++) {
                // The nodes look in turns, every 160 s: five times as seldom as they should.
                if (step % 2 == 0) {
                    nodes.get(step / 2 % 2).look();
                }
                RotatingKeys node = nodes.get(step % 2);
                signers.add(node.active().publicHalf().id());
                Issued issued = new Issued(
                        issuers.get(step % 2)
                                .issue(alice, client, client.scope(), clock.instant())
                                .text(),
                        clock.instant().plus(LIFETIME).minus(SKEW));
                held.add(issued);
                verifier.verify(new TokenText(issued.token()));
                verified++;
                clock.advance(Duration.ofSeconds(40));
                while (held.getFirst().expiry().isBefore(clock.instant().plusSeconds(40))) {
                    verifier.verify(new TokenText(held.removeFirst().token()));
                    verified++;
                }
                assertThat(step).isLessThan(ROTATIONS * 200);
            }
            assertThat(verified).isGreaterThan(ROTATIONS * 75);
        }
    }

    private RotatingKeys keys(Database database, Clock nodesClock) {
        SigningConfig config = new SigningConfig(
                new KeyRules(SigningAlgorithm.ES256, POLICY, LIFETIME),
                new KeyEncryptionSource.InDataDirectory(),
                Optional.empty());
        return SigningWiring.open(config, directory, new SqlStoredKeys(database), nodesClock, random);
    }

    private AccessTokens tokens(RotatingKeys keys, Clock nodesClock) {
        return new AccessTokens(keys, new AccessTokenRules(ISSUER), nodesClock, random);
    }

    private static TokenRules rules() {
        return new TokenRules(
                ISSUER,
                Optional.of(Set.of("orders")),
                List.of(SignatureAlgorithm.ES256),
                TokenTypes.RFC_9068,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());
    }
}
