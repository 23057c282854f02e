// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.TestParameters;

class ClientAuthenticationTest {
    private static final Client OURS = TestClients.client("jwt-login", "api");
    private static final Client MOBILE = TestClients.client("mobile", "api more");

    private final ClientAuthentication authentication = TestClients.authentication(OURS, MOBILE);

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "client_id=jwt-login", "client_id="})
    void takesARequestThatNamesNoClientForOurOwn(String form) {
        assertThat(client(form, null)).isEqualTo(OURS);
        assertThat(client(form, List.of())).isEqualTo(OURS);
    }

    @Test
    void findsTheClientThatARequestNames() {
        assertThat(client("client_id=mobile", null)).isEqualTo(MOBILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=other",
                "client_id=JWT-LOGIN",
                "client_id=mobile%20",
                "client_secret=x",
                "client_id=mobile&client_secret=x",
                "client_assertion=x"
            })
    void refusesOtherClientsAndWhatItCannotCheck(String form) {
        assertThatThrownBy(() -> client(form, null))
                .isInstanceOf(OAuthException.class)
                .hasMessage("invalid_client");
    }

    @Test
    void refusesAnAuthorizationField() {
        assertThatThrownBy(() -> client("a=b", List.of("Basic eDp5"))).isInstanceOf(OAuthException.class);
    }

    @Test
    void twoClientsNeverShareAnId() {
        assertThatThrownBy(() -> new ConfiguredClients(List.of(OURS, MOBILE, OURS)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Client client(String form, @Nullable List<String> authorization) {
        return authentication.client(TestParameters.form(form), authorization);
    }
}
