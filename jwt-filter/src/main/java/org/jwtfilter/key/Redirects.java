// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a redirect may lead: to another path of the same origin, which is as trustworthy as the first. Anywhere else whoever
 * answers would choose whose keys we trust, and what we connect to.
 */
final class Redirects {
    /** RFC 9110 section 15.4. */
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    /** @throws IOException if the answer is not a redirect, or not one to follow; says which and why */
    static URI target(URI from, HttpResponse<?> answer) throws IOException {
        int status = answer.statusCode();
        String location = answer.headers().firstValue("location").orElse(null);
        if (!STATUSES.contains(status) || location == null) {
            throw new IOException("HTTP status " + status);
        }
        URI to = resolved(from, location);
        if (to == null || to.getHost() == null || to.getUserInfo() != null) {
            throw new IOException("HTTP status " + status + " redirects to what is no URL with a host");
        }
        if (!origin(to).equals(origin(from))) {
            throw new IOException("HTTP status " + status + " redirects to " + origin(to)
                    + ", which is not followed because it is not " + origin(from)
                    + "; if it is right, configure that URL");
        }
        return to;
    }

    private static @Nullable URI resolved(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Scheme, host and port; RFC 9110 section 4.3.1. */
    private static String origin(URI uri) {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
