// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.TestParameters;

class FirstPartyClientTest {
    private final FirstPartyClient client =
            new FirstPartyClient("jwt-login", Scope.parse("api").orElseThrow());

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "client_id=jwt-login", "client_id="})
    void takesRequestsThatNameNoOtherClient(String form) {
        assertThatCode(() -> check(form, null)).doesNotThrowAnyException();
        assertThatCode(() -> check(form, List.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id=other", "client_id=JWT-LOGIN", "client_secret=x", "client_assertion=x"})
    void refusesOtherClientsAndWhatItCannotCheck(String form) {
        assertThatThrownBy(() -> check(form, null))
                .isInstanceOf(OAuthException.class)
                .hasMessage("invalid_client");
    }

    @Test
    void refusesAnAuthorizationField() {
        assertThatThrownBy(() -> check("a=b", List.of("Basic eDp5"))).isInstanceOf(OAuthException.class);
    }

    private void check(String form, @Nullable List<String> authorization) {
        client.check(TestParameters.form(form), authorization);
    }
}
