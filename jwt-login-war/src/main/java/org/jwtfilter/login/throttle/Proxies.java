// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The proxies in front of us whose {@code X-Forwarded-For} is believed. Each proxy adds the address that it was called from at the right end,
 * so what a caller wrote is always left of what the outermost proxy added: the right-most address that is no proxy of ours is the source.
 *
 * @param trusted none if nothing stands in front
 */
public record Proxies(List<AddressRange> trusted) {
    /** Hops after this many are not looked at. */
    static final int MAX_HOPS = 32;

    private static final int MAX_RANGES = 64;

    public Proxies {
        trusted = List.copyOf(trusted);
    }

    /** Reads addresses and ranges separated by commas, at most 64; empty if one of them is none. */
    public static Optional<Proxies> parse(String text) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Optional<AddressRange> range = AddressRange.parse(part.strip());
            if (range.isEmpty() || ranges.size() == MAX_RANGES) {
                return Optional.empty();
            }
            ranges.add(range.get());
        }
        return Optional.of(new Proxies(ranges));
    }

    /**
     * Where a request comes from.
     *
     * @param peer the address of the other end of the connection
     * @param forwardedFor the values of the {@code X-Forwarded-For} fields, in their order; null where the API has no list for none
     */
    public Source source(String peer, @Nullable List<String> forwardedFor) {
        Optional<InetAddress> address = IpAddress.parse(peer);
        if (address.isEmpty()) {
            return Source.unknown();
        }
        InetAddress nearest = address.get();
        for (String hop : fromTheRight(forwardedFor == null ? List.of() : forwardedFor)) {
            if (!trusts(nearest)) {
                break;
            }
            Optional<InetAddress> next = IpAddress.parseHop(hop);
            if (next.isEmpty()) {
                // Whatever it is, a proxy of ours passed it on: count it there.
                break;
            }
            nearest = next.get();
        }
        return Source.of(nearest);
    }

    /** Whether {@code peer}, which sent an {@code X-Forwarded-For}, is no proxy of ours. */
    public boolean ignores(String peer) {
        return IpAddress.parse(peer).filter(this::trusts).isEmpty();
    }

    /** As they are configured. */
    @Override
    public String toString() {
        return trusted.isEmpty()
                ? "none"
                : trusted.stream().map(AddressRange::text).collect(Collectors.joining(", "));
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> fromTheRight(List<String> fields) {
        List<String> hops = new ArrayList<>();
        for (int i = fields.size() - 1; i >= 0 && hops.size() < MAX_HOPS; i--) {
            List<String> inField = new ArrayList<>(List.of(fields.get(i).split(",", -1)));
            Collections.reverse(inField);
            inField.stream().limit(MAX_HOPS).map(String::strip).forEach(hops::add);
        }
        return hops;
    }
}
