// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jwtfilter.authn.Refusal;
import org.jwtfilter.wire.ErrorBody;
import org.jwtfilter.wire.ErrorBody.Format;

/** What is said to a client, put into a servlet response. */
public final class Answers {
    static final String CACHE_CONTROL = "Cache-Control";

    /** No shared cache keeps what one caller may see, and his own asks again whether it still holds (RFC 9111 section 5.2.2). */
    static final String FOR_THE_CALLER = "private, no-cache";

    static final String CHALLENGE = "WWW-Authenticate";

    private static final String EXPECTED = Answers.class.getName() + ".expected";

    private Answers() {}

    /** Refuses the request. Its answer has a body if it asks for JSON. */
    public static void send(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        refusal.headers().forEach(response::setHeader);
        // Not sendError: an error page of the server would name its version.
        response.setStatus(refusal.status());
        Optional<Format> format = Format.wantedBy(new ServletHead(request).values("Accept"));
        if (format.isPresent() && !request.getMethod().equals("HEAD")) {
            write(refusal.body(), format.get(), response);
        }
    }

    /** Notes that the answer is for the bearer of a token, and keeps it out of shared caches if nobody says otherwise. */
    public static void isFor(KnownCaller caller, HttpServletRequest request, HttpServletResponse response) {
        caller.keepIn(request);
        if (!response.containsHeader(CACHE_CONTROL)) {
            response.setHeader(CACHE_CONTROL, FOR_THE_CALLER);
        }
    }

    /**
     * Puts the challenge of a 403 on the answer in advance, where the container may give that answer itself and asks nobody
     * for its fields. {@link ChallengingResponse} takes it back when the request comes through.
     */
    public static void expectRefusal(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(EXPECTED, Boolean.TRUE);
        response.setHeader(CHALLENGE, refusal.headers().get(CHALLENGE));
    }

    /** The servlet API has no way to take a field away, so all are, and the others put back. */
    static void takeBackRefusal(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(EXPECTED) == null) {
            return;
        }
        request.removeAttribute(EXPECTED);
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            if (!name.equalsIgnoreCase(CHALLENGE)) {
                kept.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        response.reset();
        kept.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    private static void write(ErrorBody body, Format format, HttpServletResponse response) {
        byte[] bytes = body.as(format).getBytes(StandardCharsets.US_ASCII);
        response.setContentType(format.mediaType());
        response.setContentLength(bytes.length);
        try {
            response.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
