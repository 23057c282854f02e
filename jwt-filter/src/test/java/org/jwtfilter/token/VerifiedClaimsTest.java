// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class VerifiedClaimsTest {
    @Test
    void canBeMadeByItsOwnPackageAlone() {
        assertThat(VerifiedClaims.class.getDeclaredConstructors())
                .isNotEmpty()
                .allSatisfy(
                        constructor -> assertThat(constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED))
                                .isZero());
        assertThat(Modifier.isFinal(VerifiedClaims.class.getModifiers())).isTrue();
        assertThat(Arrays.stream(VerifiedClaims.class.getDeclaredMethods())
                        .filter(method ->
                                Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers())))
                .isEmpty();
    }

    @Test
    void namesTheClaimsWithoutTheirValues() {
        VerifiedClaims claims = TestTokens.valid().verified();

        assertThat(claims.toString()).contains("upn", "groups").doesNotContain("alice", "admin", "24400320");
    }

    @Test
    void cannotBeChanged() throws Exception {
        VerifiedClaims claims =
                TestTokens.valid().claim("address", "{\"city\":\"Bern\"}").verified();
        Map<String, Object> map = claims.asMap();

        assertThatThrownBy(() -> map.put("upn", "mallory")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) Objects.requireNonNull(map.get("groups"))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) Objects.requireNonNull(map.get("address"))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.strings("groups").clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void answersByNameAndType() throws Exception {
        TestTokens token =
                TestTokens.valid().claim("n", "1").claim("mixed", "[\"a\",1]").claim("none", "null");
        VerifiedClaims claims = token.verified();

        assertThat(claims.string("upn")).contains("alice");
        assertThat(claims.string("absent")).isEmpty();
        assertThat(claims.string("n")).isEmpty();
        assertThat(claims.string("none")).isEmpty();
        assertThat(claims.strings("groups")).containsExactly("user", "admin");
        assertThat(claims.strings("absent")).isEmpty();
        assertThat(claims.issuer()).isEqualTo(TestTokens.ISSUER);
        assertThat(claims.expiry()).isEqualTo(TestTokens.NOW.plusSeconds(240));
        for (String name : List.of("upn", "n", "mixed", "none")) {
            assertThatThrownBy(() -> claims.strings(name))
                    .isInstanceOfSatisfying(
                            TokenRejectedException.class,
                            refused -> assertThat(refused.rejection()).isEqualTo(Rejection.CLAIM_MALFORMED));
        }
    }
}
