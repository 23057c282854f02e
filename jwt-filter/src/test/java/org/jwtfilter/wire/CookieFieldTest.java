// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CookieFieldTest {
    private final CookieField cookie = new CookieField("Bearer");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer=a.b-_~+/c==",
                "Bearer=a.b-_~+/c==; theme=dark",
                "theme=dark; Bearer=a.b-_~+/c==",
                "theme=dark;Bearer=a.b-_~+/c==",
                "x; Bearer = a.b-_~+/c== ;\ty=\"z\"",
                "__Host-Bearer=x; Bearer=a.b-_~+/c==; Bearer2=y; XBearer=z"
            })
    void findsTheCookieAmongOthers(String field) throws Exception {
        assertThat(cookie.read(List.of(field))).contains(new TokenText("a.b-_~+/c=="));
    }

    @Test
    void findsItWhereTheFieldIsSplit() throws Exception {
        assertThat(cookie.read(List.of("theme=dark", "Bearer=a.b.c", "y=z"))).contains(new TokenText("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "=",
                "=a.b.c",
                "theme=dark",
                "__Host-Bearer=a.b.c",
                "__Secure-Bearer=a.b.c",
                "XBearer=a.b.c",
                "Bearer2=a.b.c",
                "Bear=a.b.c",
                "x=Bearer",
                "x=a Bearer=a.b.c",
                "%42earer=a.b.c"
            })
    void leavesOtherNamesAlone(String field) throws Exception {
        assertThat(cookie.read(List.of(field))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer=", "Bearer= ", "x=y; Bearer=; z=1"})
    void findsNothingInAnEmptyCookie(String field) throws Exception {
        assertThat(cookie.read(List.of(field))).isEmpty();
    }

    @Test
    void findsNothingWhereThereIsNoField() throws Exception {
        assertThat(cookie.read(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer=a.b.c; Bearer=d.e.f",
                "Bearer=a.b.c; Bearer=a.b.c",
                "Bearer=a.b.c; bearer=d.e.f",
                "bearer=d.e.f; Bearer=a.b.c",
                "BEARER=a.b.c",
                "Bearer=a.b.c; Bearer",
                "Bearer",
                "Bearer=a.b.c;\u000bBearer=d.e.f",
                "x=1, Bearer=d.e.f; Bearer=a.b.c",
                "Bearer=a.b.c, Bearer=d.e.f",
                "x=1, Bearer=d.e.f",
                "x=\"1; Bearer=d.e.f\"; Bearer=a.b.c",
                "x=\"Bearer=d.e.f",
                "$Version=1; Bearer=\"a.b.c\"; $Path=/",
                "Bearer=\"a.b.c\"",
                "Bearer=\"a.b.c",
                "Bearer=; Bearer=a.b.c",
                "Bearer=; Bearer=",
                "Bearer=a b",
                "Bearer=a.b.c\u0000",
                "Bearer=a.b.c%20",
                "Bearer=a.b.\u00e9",
                "Bearer=Bearer a.b.c",
                "Bearer=a:b"
            })
    void refusesWhatCouldBeReadInTwoWays(String field) {
        assertThatThrownBy(() -> cookie.read(List.of(field)))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageNotContaining("a.b");
    }

    @Test
    void refusesTwoInTwoFields() {
        assertThatThrownBy(() -> cookie.read(List.of("Bearer=a.b.c", "Bearer=a.b.c")))
                .isInstanceOf(MalformedRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a=b", "a,b", "\"a\"", "a\u0000", "\u00e9", "a/b"})
    void refusesNamesThatNoCookieCanHave(String name) {
        assertThatThrownBy(() -> new CookieField(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNamesOfAHundredAndTwentyEightCharacters() {
        assertThat(new CookieField("n".repeat(128)).name()).hasSize(128);
        assertThatThrownBy(() -> new CookieField("n".repeat(129))).isInstanceOf(IllegalArgumentException.class);
    }
}
