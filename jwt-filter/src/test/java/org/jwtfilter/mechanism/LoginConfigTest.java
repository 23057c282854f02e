// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Fakes;

final class LoginConfigTest {
    private static Optional<LoginConfig> of(String webXml) {
        return LoginConfig.of(Fakes.of(
                ServletContext.class,
                (proxy, method, args) -> new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void isWhatTheDescriptorSays() {
        assertThat(of("<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee'><login-config><auth-method> BASIC"
                        + " </auth-method><realm-name>file</realm-name></login-config></web-app>"))
                .contains(new LoginConfig("BASIC", "file"));
        assertThat(of("<web-app><login-config><auth-method>FORM</auth-method></login-config></web-app>"))
                .contains(new LoginConfig("FORM", ""));
    }

    @Test
    void isNoneWhereNothingIsSaidOrCanBeRead() {
        assertThat(of("<web-app/>")).isEmpty();
        assertThat(of("<web-app><login-config/></web-app>")).isEmpty();
        assertThat(of("<web-app>")).isEmpty();
        assertThat(LoginConfig.of(Fakes.of(ServletContext.class, (proxy, method, args) -> null)))
                .isEmpty();
    }

    @Test
    void doesNotFollowEntities() {
        assertThat(of("<!DOCTYPE web-app [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><web-app><login-config>"
                        + "<auth-method>&x;</auth-method></login-config></web-app>"))
                .isEmpty();
    }
}
