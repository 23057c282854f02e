// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import java.net.URI;
import java.util.Locale;

/**
 * An http or https URL below which an issuer's status lists are, for example {@code https://login.example.org/status/}. Nothing that a
 * token says makes us connect to anywhere else.
 */
public final class StatusPlace {
    private final String origin;
    private final String path;

    /** @throws IllegalArgumentException if it is no such URL, or has a user, a query or a fragment; says which */
    public StatusPlace(String prefix) {
        URI uri = URI.create(prefix);
        if (!isPlain(uri) || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("not a plain http or https URL");
        }
        this.origin = origin(uri);
        this.path = uri.getRawPath().endsWith("/") ? uri.getRawPath() : uri.getRawPath() + "/";
    }

    /** The whole origin of a URL: wherever its keys are, its lists may be. */
    public static StatusPlace originOf(URI uri) {
        return new StatusPlace(origin(uri) + "/");
    }

    /** Whether a URI that a token names lies here, in the one way of writing it that cannot be read differently. */
    boolean covers(URI uri) {
        return isPlain(uri)
                && origin(uri).equals(origin)
                && uri.getRawPath().startsWith(path)
                && !uri.getRawPath().contains("%")
                && uri.normalize().equals(uri);
    }

    private static boolean isPlain(URI uri) {
        String scheme = uri.getScheme();
        return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }

    /** Scheme, host and port; RFC 9110 section 4.3.1. */
    private static String origin(URI uri) {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Whether anybody on the way could put in a list of his own age. */
    public boolean isHttps() {
        return origin.startsWith("https:");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatusPlace place && origin.equals(place.origin) && path.equals(place.path);
    }

    @Override
    public int hashCode() {
        return origin.hashCode() * 31 + path.hashCode();
    }

    @Override
    public String toString() {
        return origin + path;
    }
}
