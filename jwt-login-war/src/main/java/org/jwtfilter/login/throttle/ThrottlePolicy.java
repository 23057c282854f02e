// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.time.Duration;
import java.util.List;

/**
 * Which limits an attempt has to pass. Pure.
 *
 * @param accountAtSource for one source at one account; reached first by one who guesses alone, so that he stops there and leaves room in the next
 * @param account for all sources together at one account, except those that it knows
 * @param source for one source at all accounts together, except those that know it
 * @param knownFor for how long an account knows a source from which somebody logged in
 */
public record ThrottlePolicy(Limit accountAtSource, Limit account, Limit source, Duration knownFor) {
    /**
     * The buckets of an attempt, always in this order, so that no two attempts wait for each other.
     *
     * @param known whether the account knows the source
     */
    List<Bucket> buckets(String name, Source from, boolean known) {
        Bucket atSource = Bucket.of(accountAtSource, "account-at-source", name, from.text());
        return known
                ? List.of(atSource)
                : List.of(atSource, Bucket.of(source, "source", from.text()), Bucket.of(account, "account", name));
    }

    /** The key under which it is kept that an account knows a source. */
    static String knownKey(String name, Source from) {
        return Bucket.key("known-source", name, from.text());
    }
}
