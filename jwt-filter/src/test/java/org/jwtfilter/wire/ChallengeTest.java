// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChallengeTest {
    @Test
    void namesNoErrorWhereNothingWasSent() {
        assertThat(new Challenge("orders").bare()).isEqualTo("Bearer realm=\"orders\"");
    }

    @Test
    void namesTheErrorAndSaysItsSentence() {
        assertThat(new Challenge("orders").with(BearerError.INVALID_TOKEN))
                .isEqualTo("Bearer realm=\"orders\", error=\"invalid_token\", error_description="
                        + "\"The access token is expired, revoked, malformed or not for this resource\"");
    }

    @Test
    void hasTheCodesAndStatusesOfRfc6750() {
        assertThat(BearerError.values())
                .extracting(BearerError::code)
                .containsExactly("invalid_request", "invalid_token", "insufficient_scope");
        assertThat(BearerError.values()).extracting(BearerError::status).containsExactly(400, 401, 403);
    }

    @ParameterizedTest
    @EnumSource
    void describesErrorsInTheCharactersThatRfc6750Allows(BearerError error) {
        // Section 3: %x20-21 / %x23-5B / %x5D-7E.
        assertThat(error.description()).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    @Test
    void takesRealmsOfOneToAHundredCharacters() {
        assertThat(Challenge.isRealm("")).isFalse();
        assertThat(Challenge.isRealm("r")).isTrue();
        assertThat(Challenge.isRealm("r".repeat(100))).isTrue();
        assertThat(Challenge.isRealm("r".repeat(101))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "~", "a b", "!#[]^", "orders@example"})
    void takesPrintableAsciiInARealm(String realm) {
        assertThat(new Challenge(realm).bare()).isEqualTo("Bearer realm=\"" + realm + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "a\"b", "\\", "a\\b", "\u00e9", "\u20ac", "\u007f", "\u001f", "a\r\nb", "a\tb", "\u0000"})
    void refusesWhatCouldEndTheQuotedRealm(String realm) {
        assertThat(Challenge.isRealm(realm)).isFalse();
        assertThatThrownBy(() -> new Challenge(realm)).isInstanceOf(IllegalArgumentException.class);
    }
}
