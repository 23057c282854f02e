// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserTest {
    private static final UserName ALICE = new UserName("alice");

    @Test
    void keepsItsOwnCopyOfWhatTheRealmTells() {
        List<Object> phones = new ArrayList<>(List.of("1", "2"));
        Map<String, Object> attributes = new HashMap<>(Map.of("mail", "a@b.example", "floor", 3, "phones", phones));
        User user = new User(ALICE, Set.of(), attributes);
        attributes.clear();
        phones.clear();

        assertThat(user.attributes()).isEqualTo(Map.of("mail", "a@b.example", "floor", 3, "phones", List.of("1", "2")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void takesNothingThatJsonCannotSayShortly(Object value) {
        assertThatThrownBy(() -> new User(ALICE, Set.of(), Map.of("x", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
    }

    static List<Object> others() {
        return List.of(1.5, Instant.EPOCH, Map.of("a", "b"), List.of(List.of("a")), new char[] {'a'});
    }

    @Test
    void isShownByNameOnly() {
        assertThat(new User(ALICE, Set.of("g"), Map.of("mail", "secret"))).hasToString("User[alice]");
    }
}
