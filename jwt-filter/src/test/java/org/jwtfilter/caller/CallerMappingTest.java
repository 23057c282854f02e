// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.token.Rejection;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.token.TokenRejectedException;

final class CallerMappingTest {
    private final CallerMapping mapping = new CallerMapping();

    @Test
    void prefersUpnThenPreferredUsernameThenSub() throws Exception {
        TestTokens token = TestTokens.valid()
                .claim("sub", "\"s\"")
                .claim("preferred_username", "\"p\"")
                .claim("upn", "\"u\"");

        assertThat(callerOf(token).name()).isEqualTo("u");
        assertThat(callerOf(token.without("upn")).name()).isEqualTo("p");
        assertThat(callerOf(token.without("preferred_username")).name()).isEqualTo("s");
        assertThat(refusalOf(token.without("sub"))).isEqualTo(Rejection.CALLER_UNNAMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\"", "\" \"", "\"\\t\\n\"", "\"\\u2003\"", "null", "1", "true", "[]", "[\"alice\"]", "{}"})
    void refusesANameThatIsNoneRatherThanTakeTheNext(String json) {
        assertThat(refusalOf(TestTokens.valid().claim("upn", json))).isEqualTo(Rejection.CALLER_UNNAMED);
        assertThat(refusalOf(TestTokens.valid().without("upn").claim("preferred_username", json)))
                .isEqualTo(Rejection.CALLER_UNNAMED);
    }

    @Test
    void keepsTheNameAsItIs() throws Exception {
        assertThat(callerOf(TestTokens.valid().claim("upn", "\" Ali\u00e7e \"")).name())
                .isEqualTo(" Ali\u00e7e ");
    }

    @Test
    void readsRolesFromGroups() throws Exception {
        assertThat(callerOf(TestTokens.valid()).roles()).containsExactlyInAnyOrder("user", "admin");
        assertThat(callerOf(TestTokens.valid().claim("groups", "[\"a\",\"a\",\"\"]"))
                        .roles())
                .containsExactlyInAnyOrder("a", "");
        assertThat(callerOf(TestTokens.valid().claim("groups", "[]")).roles()).isEmpty();
        assertThat(callerOf(TestTokens.valid().without("groups")).roles()).isEmpty();
    }

    @Test
    void readsOneRoleFromOneText() throws Exception {
        assertThat(callerOf(TestTokens.valid().claim("groups", "\"two words\"")).roles())
                .containsExactly("two words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "1", "true", "{}", "{\"admin\":true}", "[1]", "[null]", "[[\"admin\"]]", "[\"admin\",1]"
            })
    void refusesGroupsThatAreNotTexts(String json) {
        assertThat(refusalOf(TestTokens.valid().claim("groups", json))).isEqualTo(Rejection.CLAIM_MALFORMED);
    }

    @Test
    void carriesTheClaimsAlong() throws Exception {
        assertThat(callerOf(TestTokens.valid()).claims().string("sub")).contains("24400320");
    }

    private Caller callerOf(TestTokens token) throws TokenRejectedException {
        return mapping.callerOf(token.verified());
    }

    private Rejection refusalOf(TestTokens token) {
        TokenRejectedException refused =
                catchThrowableOfType(TokenRejectedException.class, () -> mapping.callerOf(token.verified()));
        assertThat(refused).isNotNull();
        return refused.rejection();
    }
}
