// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.password.CountingHashes;
import org.jwtfilter.login.realm.EmbeddedIdentityStore;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.RefreshToken;

/** Who is logged in stays so when a newer version starts on the database of an older one. */
class SchemaUpgradeTest {
    private static final Client CLIENT = TestClients.client("web", "api");

    @ParameterizedTest
    @EnumSource
    void aLoginFromBeforeTheGraceIsRefreshedAndRepeatedAfterIt(TestDatabase kind) throws Exception {
        DatabasePlace.AtUrl place = kind.newPlace();
        RefreshToken token = RefreshToken.parse("A".repeat(64)).orElseThrow();
        Schema.migrate(place, Schema.flyway().target("10").dataSource(place.url(), user(place), password(place)));
        try (Connection connection = DriverManager.getConnection(place.url(), user(place), password(place));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO login_user (name, password_hash, enabled) VALUES ('alice', '#x', TRUE)");
            statement.execute(
                    "INSERT INTO refresh_family (handle_hash, current_hash, user_name, client_id, scope, auth_time,"
                            + " expires_at, idle_until) VALUES ('" + token.handleHash() + "', '" + token.hash()
                            + "', 'alice', 'web', 'api', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP + INTERVAL '1' DAY,"
                            + " CURRENT_TIMESTAMP + INTERVAL '1' HOUR)");
        }

        try (Database database = Database.open(DatabaseSettings.of(place))) {
            Realm realm = new Realm(
                    Map.of(User.EMBEDDED, new EmbeddedIdentityStore(new SqlUsers(database), new CountingHashes())));
            RefreshFamilies families = new RefreshFamilies(
                    new SqlRefreshTokens(database, () -> {}),
                    new RefreshPolicy(Duration.ofHours(1), Duration.ofDays(1), Duration.ofMinutes(1)),
                    realm,
                    event -> {},
                    Clock.systemUTC(),
                    new SecureRandom());
            RefreshToken forged = RefreshToken.parse("B".repeat(64)).orElseThrow();
            assertThatThrownBy(() -> families.rotate(forged, CLIENT, Optional.empty(), TestClients.SOURCE))
                    .hasMessage("invalid_grant");

            String next = rotated(families, token);
            assertThat(rotated(families, token)).isEqualTo(next);
            rotated(families, RefreshToken.parse(next).orElseThrow());
        }
    }

    private static String rotated(RefreshFamilies families, RefreshToken token) {
        return families.rotate(token, CLIENT, Optional.empty(), TestClients.SOURCE)
                .next()
                .text();
    }

    private static String user(DatabasePlace.AtUrl place) {
        return place.user().orElseThrow();
    }

    private static String password(DatabasePlace.AtUrl place) {
        return place.password().orElse("");
    }
}
