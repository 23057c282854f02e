// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OAuthErrorTest {
    @Test
    void writesTheMembersOfTheProtocol() {
        assertThat(OAuthError.invalidRequest("No").toJson())
                .isEqualTo("{\"error\":\"invalid_request\",\"error_description\":\"No\"}");
        assertThat(OAuthError.wrongCredentials().status()).isEqualTo(401);
        assertThat(OAuthError.invalidRefreshToken().status()).isEqualTo(400);
        assertThat(OAuthError.temporarilyUnavailable(Duration.ofSeconds(3)).retryAfter())
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void refusesCharactersThatTheProtocolForbids() {
        assertThatThrownBy(() -> OAuthError.invalidRequest("a\"b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OAuthError.invalidRequest("a\\b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OAuthError.invalidRequest("a\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OAuthError.invalidRequest("a", 399)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OAuthError.invalidRequest("a", 600)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesATokenAnswerAndNeverShowsIt() {
        Scope scope = Scope.parse("b a").orElseThrow();
        TokenAnswer answer = new TokenAnswer("access", Duration.ofMinutes(5), Optional.of("refresh"), scope);

        assertThat(answer.toJson())
                .isEqualTo("{\"access_token\":\"access\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                        + "\"refresh_token\":\"refresh\",\"scope\":\"b a\"}");
        assertThat(answer.toString()).doesNotContain("access").doesNotContain("refresh");
    }

    @Test
    void parsesScopesStrictly() {
        assertThat(Scope.parse("a b").orElseThrow().words()).isEqualTo(Set.of("a", "b"));
        for (String bad : new String[] {"", " ", "a  b", " a", "a ", "a a", "a\"", "a\\", "\u00e4", "a\tb", "a\n"}) {
            assertThat(Scope.parse(bad)).as(bad).isEmpty();
        }
        assertThat(Scope.parse("a".repeat(1000))).isPresent();
        assertThat(Scope.parse("a".repeat(1001))).isEmpty();
    }

    @Test
    void coversOnlyWhatItHas() {
        Scope wide = Scope.parse("a b").orElseThrow();
        Scope narrow = Scope.parse("b").orElseThrow();

        assertThat(wide.covers(narrow)).isTrue();
        assertThat(wide.covers(wide)).isTrue();
        assertThat(narrow.covers(wide)).isFalse();
    }
}
