// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.Values.UnacceptableException;
import org.jwtfilter.status.StatusPlace;
import org.jwtfilter.status.StatusRules;

/** Reads how it is learned which tokens of an issuer were taken back. */
final class StatusReader {
    private final Values values;

    StatusReader(Values values) {
        this.values = values;
    }

    /** The rules, empty if nobody asks for them or something is wrong, which is among the problems then. */
    Optional<StatusRules> read(@Nullable String issuer, JwtConfig.@Nullable Keys keys) {
        String wanted = values.oneOf(Property.STATUS, Set.of("off", "optional", "required"));
        Duration poll = values.duration(Property.STATUS_POLL, Duration.ofSeconds(1), Duration.ofHours(1));
        Duration trust = values.duration(Property.STATUS_TRUST, Duration.ofSeconds(1), Duration.ofDays(1));
        if (trust.compareTo(poll) <= 0) {
            values.problem(
                    Property.STATUS_TRUST,
                    trust.toString(),
                    Property.STATUS_TRUST.accepted() + " (" + values.name(Property.STATUS_POLL) + " is " + poll + ")");
            return Optional.empty();
        }
        boolean allow =
                values.oneOf(Property.STATUS_STALE, Set.of("refuse", "allow")).equals("allow");
        List<StatusPlace> places = values.parsed(Property.STATUS_LOCATION, "", StatusReader::places);
        if (wanted.equals("off")) {
            return Optional.empty();
        }
        if (!values.isSet(Property.STATUS_LOCATION)) {
            places = origins(issuer, keys);
        }
        if (places.isEmpty()) {
            if (!values.isSet(Property.STATUS_LOCATION)) {
                values.problem(
                        Property.STATUS_LOCATION,
                        null,
                        Property.STATUS_LOCATION.accepted() + "; neither issuer nor key location is such a URL");
            }
            return Optional.empty();
        }
        return Optional.of(new StatusRules(wanted.equals("required"), places, poll, trust, allow));
    }

    private static List<StatusPlace> places(String text) {
        Set<String> urls = Values.list(text);
        if (urls.isEmpty() && !text.isEmpty()) {
            throw new UnacceptableException("there is no URL between the commas");
        }
        return urls.stream().map(StatusPlace::new).toList();
    }

    /** Where the issuer says that it is, and where its keys are, which are as trustworthy as they can be. */
    private static List<StatusPlace> origins(@Nullable String issuer, JwtConfig.@Nullable Keys keys) {
        Optional<URI> keyUrl = keys instanceof JwtConfig.Keys.At at ? Optional.of(at.uri()) : Optional.empty();
        return Stream.concat(web(issuer).stream(), keyUrl.stream())
                .map(StatusPlace::originOf)
                .distinct()
                .toList();
    }

    private static Optional<URI> web(@Nullable String issuer) {
        String lower = issuer == null ? "" : issuer.toLowerCase(Locale.ROOT);
        if (issuer == null || !(lower.startsWith("https://") || lower.startsWith("http://"))) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(issuer);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
