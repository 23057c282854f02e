// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenFinderTest {
    private final TokenFinder finder = new TokenFinder();

    @Test
    void findsNothingWhereThereIsNoField() throws Exception {
        assertThat(finder.find(new TestHead())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Basic YWxpY2U6c2VjcmV0",
                "Digest username=\"alice\"",
                "DPoP abc.def.ghi",
                "Bearers abc.def.ghi",
                "Beare abc.def.ghi",
                "Bearer:abc.def.ghi",
                "BearerToken",
                "abc.def.ghi"
            })
    void leavesOtherSchemesAlone(String field) throws Exception {
        assertThat(finder.find(TestHead.authorization(field))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c", "bEaReR a.b.c"})
    void readsTheSchemeInAnyCase(String field) throws Exception {
        assertThat(finder.find(TestHead.authorization(field))).contains(found("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer   a.b.c", "Bearer\ta.b.c", "Bearer a.b.c ", "Bearer a.b.c\t"})
    void passesOverBlanksAroundTheToken(String field) throws Exception {
        assertThat(finder.find(TestHead.authorization(field))).contains(found("a.b.c"));
    }

    @Test
    void keepsTheTokenAsItWasSent() throws Exception {
        assertThat(finder.find(TestHead.authorization("Bearer Ab-_~+/="))
                        .orElseThrow()
                        .text()
                        .value())
                .isEqualTo("Ab-_~+/=");
    }

    @Test
    void refusesTwoFieldsWhateverTheySay() {
        for (List<String> fields : List.of(
                List.of("Bearer a.b.c", "Bearer a.b.c"),
                List.of("Bearer a.b.c", "Basic abc"),
                List.of("Basic abc", "Bearer a.b.c"),
                List.of("", ""),
                List.of("Basic abc", "Basic abc", "Basic abc"))) {
            assertThatThrownBy(() -> finder.find(TestHead.authorization(fields.toArray(String[]::new))))
                    .isInstanceOf(MalformedRequestException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "Bearer ", "Bearer \t ", "Bearer\t"})
    void refusesASchemeWithoutAToken(String field) {
        assertThatThrownBy(() -> finder.find(TestHead.authorization(field)))
                .isInstanceOf(MalformedRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer a.b.c, Bearer d.e.f",
                "Bearer a.b.c,Bearer d.e.f",
                "Bearer a.b.c,Basic abc",
                "Bearer a.b.c,",
                "Bearer ,a.b.c",
                "Bearer a.b.c d.e.f",
                "Bearer a.b.c\td.e.f",
                "Bearer Bearer a.b.c",
                "Bearer a.b.c realm=x",
                "Bearer a.\u0000b.c",
                "Bearer a.b\r\nX-Evil: 1",
                "Bearer a.b\u001f"
            })
    void refusesMoreThanAToken(String field) {
        assertThatThrownBy(() -> finder.find(TestHead.authorization(field)))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageNotContaining("a.b");
    }

    @Test
    void hidesTheTokenFromLogs() {
        assertThat(new TokenText("a.very.secret")).hasToString("TokenText[13 characters]");
    }

    @Test
    void refusesToMakeAnEmptyTokenText() {
        assertThatThrownBy(() -> new TokenText("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static FoundToken found(String text) {
        return new FoundToken(new TokenText(text), TokenPlace.HEADER);
    }
}
