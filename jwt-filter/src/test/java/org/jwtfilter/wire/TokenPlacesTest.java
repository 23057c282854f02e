// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jwtfilter.wire.TokenPlace.COOKIE;
import static org.jwtfilter.wire.TokenPlace.HEADER;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens in the header, in a cookie, in both. */
final class TokenPlacesTest {
    private static final String COOKIE_NAME = "token";

    private final TokenFinder header = new TokenFinder();
    private final TokenFinder cookie = new TokenFinder(List.of(COOKIE), COOKIE_NAME);
    private final TokenFinder headerFirst = new TokenFinder(List.of(HEADER, COOKIE), COOKIE_NAME);
    private final TokenFinder cookieFirst = new TokenFinder(List.of(COOKIE, HEADER), COOKIE_NAME);

    @Test
    void looksOnlyWhereItWasTold() throws Exception {
        TestHead inHeader = bearer("a.b.c");
        TestHead inCookie = new TestHead().with("Cookie", "token=d.e.f");

        assertThat(header.find(inHeader)).contains(found("a.b.c", HEADER));
        assertThat(header.find(inCookie)).isEmpty();
        assertThat(cookie.find(inHeader)).isEmpty();
        assertThat(cookie.find(inCookie)).contains(found("d.e.f", COOKIE));
        for (TokenFinder both : List.of(headerFirst, cookieFirst)) {
            assertThat(both.find(inHeader)).contains(found("a.b.c", HEADER));
            assertThat(both.find(inCookie)).contains(found("d.e.f", COOKIE));
            assertThat(both.find(new TestHead())).isEmpty();
        }
    }

    @Test
    void leavesAFieldAloneThatIsNoneOfItsPlaces() throws Exception {
        TestHead both = bearer("a.b.c").with("Cookie", "token=d.e.f; token=g.h.i");

        assertThat(header.find(both)).contains(found("a.b.c", HEADER));
        assertThat(cookie.find(TestHead.authorization("Bearer", "Bearer x").with("Cookie", "token=d.e.f")))
                .contains(found("d.e.f", COOKIE));
    }

    @Test
    void takesNeitherOfTwo() {
        for (TokenFinder both : List.of(headerFirst, cookieFirst)) {
            for (String token : List.of("a.b.c", "d.e.f")) {
                assertThatThrownBy(() -> both.find(bearer(token).with("Cookie", "token=d.e.f")))
                        .isInstanceOf(MalformedRequestException.class);
            }
            assertThatThrownBy(() -> both.find(TestHead.authorization("Bearer").with("Cookie", "token=d.e.f")))
                    .isInstanceOf(MalformedRequestException.class);
        }
    }

    @Test
    void takesTheHeadersWhereTheCookieIsEmpty() throws Exception {
        for (TokenFinder both : List.of(headerFirst, cookieFirst)) {
            assertThat(both.find(bearer("a.b.c").with("Cookie", "token="))).contains(found("a.b.c", HEADER));
        }
    }

    @Test
    void leavesACookieAloneWhereTheHeaderCountsMoreAndSaysOtherwise() throws Exception {
        TestHead basic = TestHead.authorization("Basic YTpi").with("Cookie", "token=d.e.f");

        assertThat(headerFirst.find(basic)).isEmpty();
        assertThat(cookieFirst.find(basic)).contains(found("d.e.f", COOKIE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"access_token=x", "a=b&access_token=x", "a=b;access_token=", "access_token", "%61ccess%5Ftoken=x"
            })
    void takesNoneWhereTheQueryHasOneToo(String query) throws Exception {
        assertThatThrownBy(() -> header.find(bearer("a.b.c").query(query)))
                .isInstanceOf(MalformedRequestException.class);
        assertThat(header.find(new TestHead().query(query))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=access_token", "access_tokens=x", "x=%", "%=access", "accessToken=x"})
    void mindsNoOtherQuery(String query) throws Exception {
        assertThat(header.find(bearer("a.b.c").query(query))).contains(found("a.b.c", HEADER));
    }

    @Test
    void saysOnWhichFieldsAnAnswerDepends() {
        assertThat(header.vary()).isEqualTo("Authorization");
        assertThat(cookie.vary()).isEqualTo("Cookie");
        assertThat(cookieFirst.vary()).isEqualTo("Cookie, Authorization");
    }

    @Test
    void refusesToLookNowhere() {
        assertThatThrownBy(() -> new TokenFinder(List.of(), COOKIE_NAME)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TestHead bearer(String token) {
        return TestHead.authorization("Bearer " + token);
    }

    private static FoundToken found(String text, TokenPlace place) {
        return new FoundToken(new TokenText(text), place);
    }
}
