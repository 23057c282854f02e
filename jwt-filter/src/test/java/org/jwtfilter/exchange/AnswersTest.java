// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.jwtfilter.TestExchange;
import org.jwtfilter.authn.Refusal;
import org.jwtfilter.wire.Challenge;

final class AnswersTest {
    private static final Refusal REFUSAL = Refusal.rightsWanted(new Challenge("orders"));

    @Test
    void hasNoBodyUnlessOneIsAskedFor() {
        TestExchange exchange = new TestExchange().with("Accept", "text/html, */*");

        Answers.send(REFUSAL, exchange.request(), exchange.response());

        assertThat(exchange.status()).isEqualTo(403);
        assertThat(exchange.headers()).containsOnlyKeys("WWW-Authenticate", "Cache-Control");
        assertThat(exchange.body()).isEmpty();
    }

    @Test
    void hasTheBodyThatIsAskedFor() {
        TestExchange exchange = new TestExchange().with("Accept", "application/problem+json");

        Answers.send(REFUSAL, exchange.request(), exchange.response());

        assertThat(exchange.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(exchange.body())
                .isEqualTo("{\"title\":\"Forbidden\",\"status\":403,\"error\":\"insufficient_scope\",\"detail\":"
                        + "\"The access token does not give the rights for this request\"}");
    }

    @Test
    void hasNoBodyForHead() {
        TestExchange exchange = new TestExchange().method("HEAD").with("Accept", "application/json");

        Answers.send(REFUSAL, exchange.request(), exchange.response());

        assertThat(exchange.status()).isEqualTo(403);
        assertThat(exchange.body()).isEmpty();
    }
}
