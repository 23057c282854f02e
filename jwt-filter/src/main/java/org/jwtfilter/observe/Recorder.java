// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import java.util.EnumMap;
import java.util.Map;
import org.jwtfilter.authn.OutcomeListener;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.key.LookListener;
import org.jwtfilter.observe.Counts.Count;
import org.jwtfilter.token.Rejection;

/** Counts and announces. All counts are made before the first request, so that an accepted token costs one addition. */
final class Recorder implements OutcomeListener {
    static final String TOKENS = "jwt.filter.tokens";
    static final String LOOKS = "jwt.filter.key.looks";
    static final String STATUS_LOOKS = "jwt.filter.status.looks";

    private final Counts counts;
    private final Events events;
    private final Count verified;
    private final Count remembered;
    private final Count unclear;
    private final Count crossSite;
    private final Count unavailable;
    private final Count statusUnavailable;
    private final Map<Rejection, Count> refused = new EnumMap<>(Rejection.class);

    /** What is announced, and to whom. */
    record Events(
            Announcer<TokenAccepted> accepted, Announcer<TokenRefused> refused, Announcer<KeysLookedFor> looked) {}

    Recorder(Counts counts, Events events) {
        this.counts = counts;
        this.events = events;
        this.verified = tokens("accepted", "VERIFIED");
        this.remembered = tokens("accepted", "REMEMBERED");
        this.unclear = tokens("refused", TokenRefused.UNCLEAR_REQUEST);
        this.crossSite = tokens("refused", TokenRefused.CROSS_SITE);
        this.unavailable = tokens("unavailable", TokenRefused.KEYS_UNAVAILABLE);
        this.statusUnavailable = tokens("unavailable", TokenRefused.STATUS_UNAVAILABLE);
        for (Rejection reason : Rejection.values()) {
            refused.put(reason, tokens("refused", reason.name()));
        }
    }

    @Override
    public void accepted(Caller caller, boolean wasRemembered) {
        (wasRemembered ? remembered : verified).increment();
        if (events.accepted().isHeard()) {
            events.accepted().announce(new TokenAccepted(caller, wasRemembered));
        }
    }

    @Override
    public void refused(Rejection reason) {
        refused.getOrDefault(reason, () -> {}).increment();
        announce(reason.name());
    }

    @Override
    public void unclear() {
        unclear.increment();
        announce(TokenRefused.UNCLEAR_REQUEST);
    }

    @Override
    public void crossSite() {
        crossSite.increment();
        announce(TokenRefused.CROSS_SITE);
    }

    @Override
    public void unavailable() {
        unavailable.increment();
        announce(TokenRefused.KEYS_UNAVAILABLE);
    }

    @Override
    public void statusUnavailable() {
        statusUnavailable.increment();
        announce(TokenRefused.STATUS_UNAVAILABLE);
    }

    /** For the status lists of one issuer. */
    LookListener statusLooks(String issuer) {
        Count found = statusLooks(issuer, "found");
        Count failed = statusLooks(issuer, "failed");
        return wasFound -> (wasFound ? found : failed).increment();
    }

    /** For the keys of one issuer. */
    LookListener looks(String issuer) {
        Count found = looks(issuer, "found");
        Count failed = looks(issuer, "failed");
        return wasFound -> {
            (wasFound ? found : failed).increment();
            if (events.looked().isHeard()) {
                events.looked().announce(new KeysLookedFor(issuer, wasFound));
            }
        };
    }

    private void announce(String reason) {
        if (events.refused().isHeard()) {
            events.refused().announce(new TokenRefused(reason));
        }
    }

    private Count tokens(String outcome, String reason) {
        return counts.of(
                TOKENS,
                "Requests with a token: whether it was accepted, and as what or why not",
                "outcome",
                outcome,
                "reason",
                reason);
    }

    private Count looks(String issuer, String result) {
        return counts.of(
                LOOKS, "Looks for the keys of an issuer, and how they went", "issuer", issuer, "result", result);
    }

    private Count statusLooks(String issuer, String result) {
        return counts.of(
                STATUS_LOOKS,
                "Looks at the status lists of an issuer, and how they went",
                "issuer",
                issuer,
                "result",
                result);
    }
}
