// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.oauth.Scope;

class ClientsReaderTest {
    @Test
    void givesAClientWhatItsOwnNamesSay() {
        Client mobile = clients(Map.of(
                        "jwt.login.clients", "mobile",
                        "jwt.login.client.mobile.client-id", "org.example.Mobile",
                        "jwt.login.client.mobile.audiences", "orders, stock",
                        "jwt.login.client.mobile.scope", "read write",
                        "jwt.login.client.mobile.access-token.lifetime", "PT2M",
                        "jwt.login.client.mobile.refresh-token.idle", "P7D",
                        "jwt.login.client.mobile.refresh-token.lifetime", "P90D"))
                .get(1);

        assertThat(mobile)
                .isEqualTo(new Client(
                        "org.example.Mobile",
                        Scope.parse("read write").orElseThrow(),
                        List.of("orders", "stock"),
                        Duration.ofMinutes(2),
                        Duration.ofDays(7),
                        Duration.ofDays(90)));
    }

    @Test
    void givesAClientWhatOurFrontEndHasWhereNothingElseIsSaid() {
        List<Client> clients = clients(Map.of(
                "jwt.login.clients", "mobile, cli",
                "jwt.login.audiences", "orders",
                "jwt.login.scope", "read",
                "jwt.login.access-token.lifetime", "PT3M",
                "jwt.login.refresh-token.idle", "PT5H",
                "jwt.login.refresh-token.lifetime", "PT50H"));

        assertThat(clients).extracting(Client::id).containsExactly("jwt-login", "mobile", "cli");
        assertThat(clients)
                .allSatisfy(client -> assertThat(client)
                        .usingRecursiveComparison()
                        .ignoringFields("id")
                        .isEqualTo(clients.get(0)));
    }

    @Test
    void shortensTheIdleTimeThatIsInheritedToTheLifetimeThatIsSet() {
        Client mobile = clients(
                        Map.of("jwt.login.clients", "mobile", "jwt.login.client.mobile.refresh-token.lifetime", "PT1H"))
                .get(1);

        assertThat(mobile.refreshTokenIdle()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "client.mobile.access-token.lifetime,PT9S",
        "client.mobile.access-token.lifetime,PT1H1S",
        "client.mobile.refresh-token.idle,PT59S",
        "client.mobile.refresh-token.idle,P31D",
        "client.mobile.refresh-token.lifetime,P365DT1S",
        "client.mobile.audiences,'a,a'",
        "client.mobile.scope,'a  a'",
        "client.mobile.client-id,a b",
        "client.mobile.client-id,jwt-login",
        "client.mobile.client-id,jwt-login-admin",
        "client-id,jwt-login-admin",
        "audiences,http://127.0.0.1:8080/jwt-login/admin",
        "client.mobile.audiences,'orders, http://127.0.0.1:8080/jwt-login/admin'",
        "client.mobile.secret,x",
        "client.mobil.scope,x",
        "client.NAME.scope,x",
        "client.scope,x",
        "clients,'mobile,mobile'",
        "clients,'mobile,'",
        "clients,Mobile",
        "clients,a.b",
    })
    void namesWhatIsWrong(String name, String value) {
        Map<String, String> values = new HashMap<>(Map.of("jwt.login.clients", "mobile"));
        values.put("jwt.login." + name, value);

        assertThatThrownBy(() -> clients(values))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems()).singleElement().asString().startsWith("jwt.login." + name));
    }

    /** Which is for tokens of administration whoever has configured what: a client of any other id gets none. */
    @Test
    void leavesAdministrationToItsOwnClient() {
        assertThatThrownBy(() -> clients(Map.of("jwt.login.clients", "jwt-login-admin")))
                .hasMessageContaining("jwt.login.client.jwt-login-admin.client-id is");
        assertThat(clients(Map.of("jwt.login.audiences", "http://127.0.0.1:8080/jwt-login")))
                .hasSize(1);
        assertThatThrownBy(() -> clients(Map.of(
                        "jwt.login.issuer", "https://login.example",
                        "jwt.login.audiences", "https://login.example/admin")))
                .hasMessageContaining("jwt.login.audiences is");
        assertThat(clients(Map.of(
                        "jwt.login.issuer", "https://login.example",
                        "jwt.login.audiences", "https://other.example/admin")))
                .hasSize(1);
    }

    @Test
    void knowsTheNamesOfAClientInTheEnvironmentToo() {
        assertThat(clients(Map.of("jwt.login.clients", "mobile", "JWT_LOGIN_CLIENT_MOBILE_SCOPE", "x")))
                .hasSize(2);
        assertThatThrownBy(() -> clients(Map.of("JWT_LOGIN_CLIENT_MOBILE_SCOPE", "x")))
                .hasMessageContaining("JWT_LOGIN_CLIENT_MOBILE_SCOPE is not a name");
    }

    @Test
    void boundsShortNames() {
        assertThat(clients(Map.of("jwt.login.clients", "a".repeat(64)))).hasSize(2);
        assertThatThrownBy(() -> clients(Map.of("jwt.login.clients", "a".repeat(65))))
                .isInstanceOf(ConfigException.class);
    }

    private static List<Client> clients(Map<String, String> values) {
        return TestConfig.read(values).clients().all();
    }
}
