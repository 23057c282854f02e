// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the status of one issuer's tokens is looked after.
 *
 * @param required whether a token without a place in a status list is refused
 * @param places where the issuer's lists may be, at least one
 * @param poll the longest time between two looks at a list
 * @param trust how long a list is used after it was last seen to be current, longer than {@code poll}
 * @param allowStale whether tokens of a list that cannot be had or is older than that are accepted, not refused
 */
public record StatusRules(
        boolean required, List<StatusPlace> places, Duration poll, Duration trust, boolean allowStale) {
    public StatusRules {
        places = List.copyOf(places);
        if (places.isEmpty() || poll.isNegative() || poll.isZero() || trust.compareTo(poll) <= 0) {
            throw new IllegalArgumentException("places must be there, poll positive, and trust longer");
        }
    }

    /** Whether a list of this URI may be fetched. */
    boolean allow(URI uri) {
        return places.stream().anyMatch(place -> place.covers(uri));
    }
}
