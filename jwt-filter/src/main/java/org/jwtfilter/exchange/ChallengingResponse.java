// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.wire.BearerError;
import org.jwtfilter.wire.Challenge;

/**
 * The response behind us, with what the application leaves out: the challenge on a 401 (RFC 9110 section 15.5.2) and on a 403
 * to the bearer of a token (RFC 6750 section 3.1), and the fields that caches go by.
 */
public final class ChallengingResponse extends HttpServletResponseWrapper {
    private static final String VARY = "Vary";

    private final HttpServletRequest request;
    private final Challenge challenge;
    private final String vary;

    /**
     * Wraps the response to a request.
     *
     * @param vary the fields on which the answer depends, for example {@code Authorization}
     */
    public ChallengingResponse(
            HttpServletRequest request, HttpServletResponse response, Challenge challenge, String vary) {
        super(response);
        this.request = requireNonNull(request, "request");
        this.challenge = requireNonNull(challenge, "challenge");
        this.vary = requireNonNull(vary, "vary");
        Answers.takeBackRefusal(request, response);
        if (!response.containsHeader(VARY) || !says(response, VARY, vary)) {
            response.addHeader(VARY, vary);
        }
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

    /** Adds to the application's {@code Vary}, which would otherwise take the place of ours. */
    @Override
    public void setHeader(String name, @Nullable String value) {
        super.setHeader(name, value);
        if (name.equalsIgnoreCase(VARY) && !says(this, VARY, vary)) {
            super.addHeader(VARY, vary);
        }
    }

    /** The application's word on caches takes the place of ours. */
    @Override
    public void addHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase(Answers.CACHE_CONTROL) && says(this, name, Answers.FOR_THE_CALLER)) {
            super.setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void reset() {
        super.reset();
        super.addHeader(VARY, vary);
        if (KnownCaller.was(request)) {
            super.setHeader(Answers.CACHE_CONTROL, Answers.FOR_THE_CALLER);
        }
    }

    private static boolean says(HttpServletResponse response, String name, String value) {
        return response.getHeaders(name).stream()
                .flatMap(field -> Arrays.stream(field.equals(value) ? new String[] {field} : field.split(",", -1)))
                .anyMatch(part -> part.strip().equalsIgnoreCase(value));
    }

    private void challengeIf(int status) {
        if (status == SC_UNAUTHORIZED && !containsHeader(Answers.CHALLENGE)) {
            super.setHeader(Answers.CHALLENGE, challenge.bare());
            // A refusal is nobody's to keep, even where it names no caller.
            super.setHeader(Answers.CACHE_CONTROL, "no-store");
        } else if (status == SC_FORBIDDEN && KnownCaller.was(request) && !containsHeader(Answers.CHALLENGE)) {
            super.setHeader(Answers.CHALLENGE, challenge.with(BearerError.INSUFFICIENT_SCOPE));
        }
    }
}
