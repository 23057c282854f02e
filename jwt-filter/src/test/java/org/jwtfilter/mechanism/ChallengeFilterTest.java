// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.jwtfilter.TestExchange;
import org.jwtfilter.wire.Challenge;

final class ChallengeFilterTest {
    @Test
    void putsTheChallengeOnA401OfTheApplication() throws Exception {
        TestExchange exchange = new TestExchange();

        new ChallengeFilter(new Challenge("orders"), "Cookie")
                .doFilter(
                        exchange.request(),
                        exchange.response(),
                        (request, response) -> ((HttpServletResponse) response).sendError(401));

        assertThat(exchange.status()).isEqualTo(401);
        assertThat(exchange.headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"orders\"")
                .containsEntry("Vary", "Cookie");
    }
}
