// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jwtfilter.wire.Challenge;

/**
 * Puts the bare challenge on every 401 that leaves the application without one, as RFC 9110 section 15.5.2 demands. Payara's
 * Jakarta REST filter for {@code @RolesAllowed}, for one, answers 401 without a word about how to do better.
 */
final class ChallengeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String FIELD = "WWW-Authenticate";

    private final transient Challenge challenge;

    ChallengeFilter(Challenge challenge) {
        this.challenge = requireNonNull(challenge, "challenge");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new ChallengingResponse(response, challenge));
    }

    private static final class ChallengingResponse extends HttpServletResponseWrapper {
        private final Challenge challenge;

        ChallengingResponse(HttpServletResponse response, Challenge challenge) {
            super(response);
            this.challenge = challenge;
        }

        @Override
        public void setStatus(int status) {
            challengeIf(status);
            super.setStatus(status);
        }

        @Override
        public void sendError(int status) throws IOException {
            challengeIf(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            challengeIf(status);
            super.sendError(status, message);
        }

        private void challengeIf(int status) {
            if (status == SC_UNAUTHORIZED && !containsHeader(FIELD)) {
                setHeader(FIELD, challenge.bare());
            }
        }
    }
}
