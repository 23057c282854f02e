// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.net.InetAddress;

/**
 * Where attempts come from and are counted together: one IPv4 address, or the 64 bits that an IPv6 network has in common, since whoever has
 * one address of it has them all.
 *
 * @param text for example {@code 192.0.2.1} or {@code 2001:db8:0:1:0:0:0:0/64}
 */
public record Source(String text) {
    private static final int IPV6_BITS = 64;

    /** The source that {@code address} belongs to. */
    public static Source of(InetAddress address) {
        return new Source(
                address.getAddress().length == 4
                        ? address.getHostAddress()
                        : AddressRange.of(address, IPV6_BITS).text());
    }

    /** The one for addresses that nobody can tell; a container gives none for a local socket. */
    static Source unknown() {
        return new Source("unknown");
    }
}
