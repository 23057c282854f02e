// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may be given a caller's token: some hosts, and nobody in the clear.
 *
 * <p>A host without a port is meant with the port of the scheme. Names are compared as they are written; a name below one of
 * the list is another host.
 */
public final class OutgoingHosts {
    private static final String LOOPBACK = "localhost|127(\\.[0-9]{1,3}){3}|\\[::1]";

    private final Set<WebOrigin> origins = new HashSet<>();

    /**
     * These hosts and no other.
     *
     * @param hosts each a name or an address, and a port behind a colon where it is not the scheme's
     * @throws IllegalArgumentException if one is neither
     */
    public OutgoingHosts(Set<String> hosts) {
        for (String host : hosts) {
            origins.add(WebOrigin.parse("https://" + host)
                    .orElseThrow(() -> new IllegalArgumentException("this is no such host: " + host)));
            origins.add(WebOrigin.of("http", host));
        }
    }

    /** Whether a token may go to this address. */
    public boolean allow(URI target) {
        String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
        String host = target.getHost();
        boolean safe = scheme.equals("https") || (scheme.equals("http") && host != null && host.matches(LOOPBACK));
        if (!safe || host == null) {
            return false;
        }
        // The whole authority, so that an address with a user in it is none of the list.
        Optional<WebOrigin> origin = WebOrigin.parse(scheme + "://" + target.getRawAuthority());
        return origin.filter(origins::contains).isPresent();
    }
}
