// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The emergency brake: moments before which everything that was issued is taken back, in seconds since 1970. Our own claim
 * {@code revoked_before} in a status list: {@code {"all": 1772366400, "subjects": {"<digest of sub>": 1772366400}}}.
 *
 * @param all for all tokens of the issuer, 0 for none
 * @param subjects by what {@link Subjects#named} makes of {@code sub}
 */
record Cutoffs(long all, Map<String, Long> subjects) {
    static final String CLAIM = "revoked_before";
    static final Cutoffs NONE = new Cutoffs(0, Map.of());

    private static final int MAX_SUBJECTS = 100_000;

    Cutoffs {
        subjects = Map.copyOf(subjects);
    }

    /** What the claim says; nothing if it is not there. */
    static Cutoffs of(@Nullable Object claim) throws StatusFormatException {
        if (claim == null) {
            return NONE;
        }
        if (!(claim instanceof Map<?, ?> members)) {
            throw malformed();
        }
        long all = members.containsKey("all") ? moment(members.get("all")) : 0;
        Object named = members.containsKey("subjects") ? members.get("subjects") : Map.of();
        if (!(named instanceof Map<?, ?> entries) || entries.size() > MAX_SUBJECTS) {
            throw malformed();
        }
        Map<String, Long> subjects = new HashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            subjects.put((String) entry.getKey(), moment(entry.getValue()));
        }
        return new Cutoffs(all, subjects);
    }

    /** The later of each moment: an issuer says the same in all of its lists, but we do not read them at the same time. */
    static Cutoffs latest(Collection<Cutoffs> several) {
        long all = 0;
        Map<String, Long> subjects = new HashMap<>();
        for (Cutoffs one : several) {
            all = Math.max(all, one.all);
            one.subjects.forEach((subject, moment) -> subjects.merge(subject, moment, Math::max));
        }
        return all == 0 && subjects.isEmpty() ? NONE : new Cutoffs(all, subjects);
    }

    /** Whether a token was issued too early. One that does not say when it was issued may have been. */
    boolean reach(@Nullable String subject, long issuedAt) {
        if (issuedAt < all) {
            return true;
        }
        if (subject == null || subjects.isEmpty()) {
            return false;
        }
        Long moment = subjects.get(subject);
        return moment != null && issuedAt < moment;
    }

    private static long moment(@Nullable Object value) throws StatusFormatException {
        if (value instanceof Long seconds && seconds >= 0) {
            return seconds;
        }
        throw malformed();
    }

    private static StatusFormatException malformed() {
        return new StatusFormatException(CLAIM + " is not an object with all and subjects in whole seconds");
    }
}
