// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jwtfilter.exchange.ChallengingResponse;
import org.jwtfilter.wire.Challenge;

/**
 * Puts the challenge on 401s and 403s that leave the application without one. Payara's Jakarta REST filter for
 * {@code @RolesAllowed}, for one, answers without a word about how to do better.
 */
public final class ChallengeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Challenge challenge;
    private final String vary;

    public ChallengeFilter(Challenge challenge, String vary) {
        this.challenge = requireNonNull(challenge, "challenge");
        this.vary = requireNonNull(vary, "vary");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new ChallengingResponse(request, response, challenge, vary));
    }
}
