// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits (RFC 4632).
 *
 * @param first the lowest of them
 * @param bits how many bits they have in common, 0 to 32 or 128
 */
record AddressRange(InetAddress first, int bits) {
    private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** The range of {@code bits} that {@code address} is in. */
    static AddressRange of(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.min(8, Math.max(0, bits - 8 * i));
            bytes[i] = (byte) (bytes[i] & (0xff00 >> kept));
        }
        try {
            return new AddressRange(InetAddress.getByAddress(bytes), bits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has lost its length", e);
        }
    }

    /** Reads {@code 192.0.2.1}, {@code 10.0.0.0/8} or {@code fd00::/8}; empty if it is none, or has bits set after its prefix. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int length = 8 * address.get().getAddress().length;
        String bits = slash < 0 ? Integer.toString(length) : text.substring(slash + 1);
        if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > length) {
            return Optional.empty();
        }
        return Optional.of(of(address.get(), Integer.parseInt(bits)))
                .filter(range -> range.first().equals(address.get()));
    }

    boolean contains(InetAddress address) {
        return address.getAddress().length == first.getAddress().length
                && of(address, bits).first().equals(first);
    }

    /** As it is configured. */
    String text() {
        return first.getHostAddress() + "/" + bits;
    }
}
