// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request whose token came in a cookie was meant by its caller, or whether a page of somebody else made the browser
 * send it.
 *
 * <p>Browsers say so in {@code Sec-Fetch-Site} and {@code Origin}, and no page can make them lie. Methods that change nothing
 * need not say it; all others must, for a client that is no browser can send its token in the header.
 *
 * @param allowed origins besides its own whose pages may send such requests
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public record CrossSiteRule(Set<WebOrigin> allowed) {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    public CrossSiteRule {
        allowed = Set.copyOf(allowed);
    }

    /** Why the request must not be served, as a phrase that repeats nothing of it; empty if it may. */
    public Optional<String> objection(RequestHead request) {
        if (SAFE_METHODS.contains(request.method()) && !opensWebSocket(request)) {
            return Optional.empty();
        }
        List<String> sites = request.values("Sec-Fetch-Site");
        List<String> origins = request.values("Origin");
        if (sites.size() > 1 || origins.size() > 1) {
            return Optional.of("several Origin or Sec-Fetch-Site fields");
        }
        if (sites.isEmpty() && origins.isEmpty()) {
            return Optional.of("neither Origin nor Sec-Fetch-Site says which page sent it");
        }
        Optional<WebOrigin> origin = origins.stream().findFirst().flatMap(WebOrigin::parse);
        if (origin.filter(allowed::contains).isPresent()) {
            return Optional.empty();
        }
        if (!origins.isEmpty() && !origin.filter(each -> isOwn(each, request)).isPresent()) {
            return Optional.of("a page of another origin sent it");
        }
        return sites.isEmpty() || OWN_SITES.contains(sites.get(0))
                ? Optional.empty()
                : Optional.of("a page of another site sent it");
    }

    /** A handshake is a GET, but what it opens is no reading, and no preflight guards it (RFC 6455 section 10.2). */
    private static boolean opensWebSocket(RequestHead request) {
        return request.values("Upgrade").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    /** Behind a proxy that ends TLS the request looks like http, while the page came by https. The reverse never holds. */
    private static boolean isOwn(WebOrigin origin, RequestHead request) {
        return origin.equals(WebOrigin.of("https", request.authority()))
                || (!request.secure() && origin.equals(WebOrigin.of("http", request.authority())));
    }
}
