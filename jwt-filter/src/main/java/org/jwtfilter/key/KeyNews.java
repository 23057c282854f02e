// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log what has become of the keys of one source: one line for each change, none for a look like the last. Used by one
 * thread at a time.
 */
final class KeyNews {
    private static final Logger LOG = System.getLogger(KeyNews.class.getName());
    private static final int MAX_IDS = 10;
    private static final int MAX_ID_LENGTH = 64;
    private static final int MAX_REASON_LENGTH = 300;

    private enum State {
        GOOD,
        /** Looks fail, the last keys are used. */
        OUTAGE,
        /** Looks fail, and there are no keys, or none that are still trusted. */
        UNAVAILABLE
    }

    private final String name;
    private @Nullable State state;

    KeyNews(String name) {
        this.name = name;
    }

    /** A look found keys. Where they are equal they are the same object. */
    @SuppressWarnings("ReferenceEquality")
    void found(@Nullable KeySnapshot before, KeySnapshot now) {
        if (before == null) {
            LOG.log(Level.INFO, "verification keys read from {0}: {1}", name, ids(now));
        } else if (before != now) {
            LOG.log(
                    Level.INFO,
                    "the verification keys from {0} have changed: now {1}; new {2}; gone {3}",
                    name,
                    ids(now),
                    ids(without(now, before)),
                    ids(without(before, now)));
        } else if (state != null && state != State.GOOD) {
            LOG.log(Level.INFO, "verification keys can be read from {0} again, and are the same: {1}", name, ids(now));
        }
        state = State.GOOD;
    }

    /** A look failed. */
    void failed(Throwable reason, boolean keysAreUsed) {
        State now = keysAreUsed ? State.OUTAGE : State.UNAVAILABLE;
        LOG.log(
                now == state ? Level.DEBUG : Level.WARNING,
                "verification keys cannot be read from {0} ({1}); retrying, {2}",
                name,
                reason(reason),
                keysAreUsed ? "until then the last keys are used" : "until then requests with a token get 503");
        state = now;
    }

    private static String ids(KeySnapshot keys) {
        return ids(idsOf(keys));
    }

    /** For example {@code 2 (a, b)}. The issuer chooses the ids, so none may look like a line of the log. */
    private static String ids(List<String> ids) {
        if (ids.isEmpty()) {
            return "0";
        }
        String some = ids.stream()
                .limit(MAX_IDS)
                .map(id -> escaped(id, MAX_ID_LENGTH))
                .collect(Collectors.joining(", "));
        return ids.size() + " (" + some + (ids.size() > MAX_IDS ? ", ..." : "") + ")";
    }

    private static List<String> idsOf(KeySnapshot keys) {
        return keys.keys().stream()
                .map(key -> key.id() == null ? "without an id" : key.id())
                .toList();
    }

    /** By key, not by id: a key that was exchanged under its old id is both new and gone. */
    private static List<String> without(KeySnapshot keys, KeySnapshot others) {
        Set<VerificationKey> rest = new LinkedHashSet<>(keys.keys());
        others.keys().forEach(rest::remove);
        return rest.stream()
                .map(key -> key.id() == null ? "without an id" : key.id())
                .toList();
    }

    private static String reason(Throwable e) {
        String type = e.getClass().getSimpleName();
        return e.getMessage() == null ? type : type + ": " + escaped(e.getMessage(), MAX_REASON_LENGTH);
    }

    /** Printable ASCII as it is, but for what escapes, quotes or begins a lookup in some logging libraries. */
    static String escaped(String text, int maxLength) {
        StringBuilder safe = new StringBuilder();
        for (char each : text.substring(0, Math.min(text.length(), maxLength)).toCharArray()) {
            if (each >= ' ' && each <= '~' && each != '\\' && each != '$') {
                safe.append(each);
            } else {
                safe.append(String.format("\\u%04x", (int) each));
            }
        }
        return text.length() > maxLength ? safe + "..." : safe.toString();
    }
}
