// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FreshnessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "public",
                "s-maxage=5",
                "x-max-age=5",
                "max-ages=5",
                "foo=\"max-age=5\"",
                "foo=\"a\\\"max-age=5\"",
                "foo=\"max-age=5",
                ",,;=",
                "\u00fc"
            })
    void isUnsaidWhereTheFieldDoesNotSay(String field) {
        assertThat(of(field)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=0 | 0",
                "max-age=1 | 1",
                "MAX-AGE=300 | 300",
                "public, max-age=300, must-revalidate | 300",
                "max-age=\"300\" | 300",
                "max-age=300,max-age=600 | 300",
                "s-maxage=5,max-age=300 | 300",
                "max-age=0000000300 | 300",
                "max-age=2147483648 | 2147483648",
                "max-age=2147483649 | 2147483648",
                "max-age=99999999999999999999999 | 2147483648"
            })
    void isTheMaximumAge(String field, long seconds) {
        assertThat(of(field)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-store",
                "no-cache",
                "No-Cache, max-age=300",
                "max-age=300, no-store",
                "no-cache=\"Set-Cookie\", max-age=300",
                "max-age",
                "max-age=",
                "max-age=-1",
                "max-age=1.5",
                "max-age=five",
                "max-age = 5"
            })
    void isNothingWhereTheAnswerMayNotBeKeptOrCannotBeUnderstood(String field) {
        assertThat(of(field)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, 300", "1, 299", "299, 1", "300, 0", "301, 0", "99999999999999999999, 0", "x, 300", "-5, 300"})
    void isLessByTheAgeOfTheAnswer(String age, long seconds) {
        assertThat(of(Map.of("Cache-Control", List.of("max-age=300"), "Age", List.of(age))))
                .contains(Duration.ofSeconds(seconds));
    }

    @Test
    void countsAllFieldsAsOne() {
        assertThat(of(Map.of("Cache-Control", List.of("public", "max-age=300", "no-store"))))
                .contains(Duration.ZERO);
    }

    @Test
    void readsNoFieldOfExcessiveLength() {
        assertThat(of("a,".repeat(495) + "max-age=8")).contains(Duration.ofSeconds(8));
        assertThat(of("a,".repeat(500) + "max-age=8")).isEmpty();
        assertThat(of("foo=\"" + "\\a".repeat(1_000_000))).isEmpty();
    }

    private static Optional<Duration> of(String field) {
        return of(Map.of("Cache-Control", List.of(field)));
    }

    private static Optional<Duration> of(Map<String, List<String>> fields) {
        return Freshness.of(HttpHeaders.of(new HashMap<>(fields), (name, value) -> true));
    }
}
