// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a page comes from, for example {@code https://shop.example.org} or {@code http://localhost:3000}.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host in lower case, and the port where it is not the scheme's own
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454</a>
 */
public record WebOrigin(String scheme, String authority) {
    /** The origin that the text is, written as browsers do; empty for any other text, {@code null} and {@code *} among them. */
    public static Optional<WebOrigin> parse(String text) {
        int end = text.indexOf("://");
        if (end < 0) {
            return Optional.empty();
        }
        String scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
        String authority = text.substring(end + 3);
        if ((!scheme.equals("http") && !scheme.equals("https")) || !isAuthority(authority)) {
            return Optional.empty();
        }
        return Optional.of(of(scheme, authority));
    }

    static WebOrigin of(String scheme, String authority) {
        String ownPort = scheme.equals("https") ? ":443" : ":80";
        String lower = authority.toLowerCase(Locale.ROOT);
        return new WebOrigin(
                scheme, lower.endsWith(ownPort) ? lower.substring(0, lower.length() - ownPort.length()) : lower);
    }

    private static boolean isAuthority(String text) {
        // Brackets belong to IPv6 addresses; a path, a user or a blank never belongs to an origin.
        if (!text.matches("[A-Za-z0-9._~-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?")) {
            return false;
        }
        try {
            return URI.create("http://" + text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return scheme + "://" + authority;
    }
}
