// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jwtfilter.config.ConfigException.Problem;

/** What is said of cookies, origins and paths, and the complaints where it cannot be. */
final class WireReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOKEN_HEADER | cookie | ",
                "TOKEN_COOKIE | a b | ",
                "TOKEN_COOKIE | a;b | ",
                "TOKEN_FROM | query | ; there is no place query",
                "TOKEN_FROM | header, Cookie | ; there is no place Cookie",
                "TOKEN_FROM | , | ; there is nothing between the commas",
                "COOKIE_ORIGINS | * | ; this is no such origin: *",
                "COOKIE_ORIGINS | null | ; this is no such origin: null",
                "COOKIE_ORIGINS | https://a.example, b.example | ; this is no such origin: b.example",
                "COOKIE_ORIGINS | https://a.example/ | ; this is no such origin: https://a.example/",
                "COOKIE_ORIGINS | https://*.example | ; this is no such origin: https://*.example",
                "COOKIE_ORIGINS | , | ; there is nothing between the commas",
                "OUTGOING_HOSTS | https://a.example | ; this is no such host: https://a.example",
                "OUTGOING_HOSTS | a.example, *.b.example | ; this is no such host: *.b.example",
                "PATHS_INCLUDE | api | ; this is no such path: api",
                "PATHS_EXCLUDE | *.css | ; this is no such path: *.css",
                "PATHS_EXCLUDE | /a, /b/../c | ; this is no such path: /b/../c",
                "PATHS_EXCLUDE | , | ; there is nothing between the commas"
            })
    void namesWhatIsWrong(Property property, String value, String reason) {
        String more = reason == null ? "" : reason;
        assertThat(MapSource.remote().with(property, value).problems())
                .containsExactly(new Problem(property.key(), value, "accepted: " + property.accepted() + more));
    }

    @Test
    void letsOurWordForThePlaceCountMore() {
        assertThat(Stream.of("header", "cookie", "header, cookie")
                        .map(from -> MapSource.remote()
                                .with(Property.TOKEN_HEADER, "Cookie")
                                .with(Property.TOKEN_FROM, from)
                                .read()
                                .finder()
                                .vary()))
                .containsExactly("Authorization", "Cookie", "Authorization, Cookie");
    }
}
