// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Fakes;
import org.jwtfilter.wire.Challenge;

final class ChallengeFilterTest {
    private static final String FIELD = "WWW-Authenticate";

    private final Map<String, String> headers = new LinkedHashMap<>();

    /** What an application does with a response. */
    @FunctionalInterface
    private interface Application {
        void answer(HttpServletResponse response) throws IOException;
    }

    @Test
    void putsTheChallengeOn401HoweverItIsSaid() throws Exception {
        for (Application application : new Application[] {
            response -> response.setStatus(401),
            response -> response.sendError(401),
            response -> response.sendError(401, "x")
        }) {
            headers.clear();
            serve(application);
            assertThat(headers).containsEntry(FIELD, "Bearer realm=\"orders\"");
        }
    }

    @Test
    void leavesOtherAnswersAlone() throws Exception {
        for (int status : new int[] {200, 400, 402, 403, 407, 503}) {
            serve(response -> response.setStatus(status));
            serve(response -> response.sendError(status));
            serve(response -> response.sendError(status, "x"));
        }

        assertThat(headers).isEmpty();
    }

    @Test
    void keepsTheChallengeThatIsThere() throws Exception {
        serve(response -> {
            response.setHeader(FIELD, "Basic realm=\"own\"");
            response.sendError(401);
        });

        assertThat(headers).containsEntry(FIELD, "Basic realm=\"own\"");
    }

    private void serve(Application application) throws Exception {
        HttpServletRequest request = Fakes.of(HttpServletRequest.class, (proxy, method, args) -> null);
        HttpServletResponse response = Fakes.of(HttpServletResponse.class, (proxy, method, args) -> {
            if (method.getName().equals("setHeader")) {
                headers.put((String) args[0], (String) args[1]);
            }
            return method.getName().equals("containsHeader") ? headers.containsKey((String) args[0]) : null;
        });
        new ChallengeFilter(new Challenge("orders"))
                .doFilter(request, response, (behind, answered) -> application.answer((HttpServletResponse) answered));
    }
}
