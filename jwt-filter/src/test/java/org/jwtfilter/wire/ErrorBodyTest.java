// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jwtfilter.wire.ErrorBody.Format.JSON;
import static org.jwtfilter.wire.ErrorBody.Format.PROBLEM;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.wire.ErrorBody.Format;

final class ErrorBodyTest {
    private static final ErrorBody BODY = new ErrorBody(401, "Unauthorized", Optional.of("invalid_token"), "No good");

    @Test
    void isAProblem() {
        assertThat(BODY.as(PROBLEM))
                .isEqualTo(
                        "{\"title\":\"Unauthorized\",\"status\":401,\"error\":\"invalid_token\",\"detail\":\"No good\"}");
    }

    @Test
    void isPlainJson() {
        assertThat(BODY.as(JSON))
                .isEqualTo("{\"status\":401,\"error\":\"invalid_token\",\"error_description\":\"No good\"}");
    }

    @Test
    void namesNoErrorWhereThereIsNone() {
        assertThat(new ErrorBody(503, "Service Unavailable", Optional.empty(), "Later").as(JSON))
                .isEqualTo("{\"status\":503,\"error_description\":\"Later\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "application/*",
                "application/jsonp",
                "application/json;q=0",
                "application/json;q=0.000",
                "application/json; q=2",
                "application/json; q=NaN",
                "application/json; q=",
                "x\u0000, ;;;,,;q=1"
            })
    void isNotWantedBy(String accept) {
        assertThat(Format.wantedBy(List.of(accept))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | JSON",
                "APPLICATION/JSON;charset=utf-8 | JSON",
                "text/html, application/json;q=0.001 | JSON",
                "application/problem+json | PROBLEM",
                "application/json, application/problem+json | JSON",
                "application/problem+json, application/json | PROBLEM",
                "application/json;q=0.5, application/problem+json | PROBLEM",
                "application/problem+json;q=0.9, application/json;q=1.0 | JSON",
                "*/*, application/json | JSON"
            })
    void isWantedBy(String accept, Format format) {
        assertThat(Format.wantedBy(List.of(accept))).contains(format);
    }

    @Test
    void isWantedByAnyOfSeveralFields() {
        assertThat(Format.wantedBy(List.of("text/html", "application/json"))).contains(JSON);
        assertThat(Format.wantedBy(List.of())).isEmpty();
    }
}
