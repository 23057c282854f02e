// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads written addresses, and never asks the DNS for a name. */
final class IpAddress {
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    // What else is wrong, such as two double colons, InetAddress finds; with a colon in it, it looks no name up.
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");
    private static final Pattern WITH_PORT = Pattern.compile("[0-9.]+:[0-9]{1,5}");
    private static final Pattern BRACKETED = Pattern.compile("\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");

    private IpAddress() {}

    /** The address written as {@code text}, an IPv4 address mapped into IPv6 as the former; empty if it is none. */
    static Optional<InetAddress> parse(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The same for what proxies write: perhaps with a port, and then an IPv6 address in brackets. */
    static Optional<InetAddress> parseHop(String text) {
        if (WITH_PORT.matcher(text).matches()) {
            return parse(text.substring(0, text.indexOf(':')));
        }
        if (BRACKETED.matcher(text).matches()) {
            return parse(text.substring(1, text.indexOf(']')));
        }
        return parse(text);
    }
}
