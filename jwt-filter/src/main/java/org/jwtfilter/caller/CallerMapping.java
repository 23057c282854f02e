// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.token.Rejection;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.VerifiedClaims;

/** Reads the caller off the claims, as the rules say. Immutable, and safe for use by many threads. */
public final class CallerMapping {
    /** Different roles of one caller, under their new names. More is no person's work but a mistake of the issuer. */
    public static final int MAX_ROLES = 1_000;

    private final ClaimPath[] names;
    private final RoleRule[] rules;
    private final Map<String, Set<String>> renames;

    /** By the rules of MicroProfile JWT. */
    public CallerMapping() {
        this(CallerRules.MP_JWT);
    }

    public CallerMapping(CallerRules rules) {
        this.names = rules.names().toArray(ClaimPath[]::new);
        this.rules = rules.roles().toArray(RoleRule[]::new);
        this.renames = rules.renames().table();
    }

    /**
     * The caller that the claims describe; one without roles if no claim holds any.
     *
     * <p>The first claim for the name that is there decides. A claim for roles may be absent, an array of strings or one string.
     * Names and roles are kept to the letter, blanks and all.
     *
     * @throws TokenRejectedException with {@code CALLER_UNNAMED} if no claim for the name is there, or the first that is there
     *     is blank or no string; with {@code CLAIM_MALFORMED} if a claim for roles has another type, or leads through something
     *     that is no object, or there are more than {@value #MAX_ROLES} roles
     */
    public Caller callerOf(VerifiedClaims claims) throws TokenRejectedException {
        return new Caller(name(claims.asMap()), roles(claims.asMap()), claims);
    }

    private String name(Map<String, Object> claims) throws TokenRejectedException {
        for (ClaimPath path : names) {
            Object value = path.find(claims);
            if (value != null) {
                // The first claim that is there decides: passing over a broken one could name somebody else.
                if (value instanceof String name && !name.isBlank()) {
                    return name;
                }
                break;
            }
        }
        throw new TokenRejectedException(Rejection.CALLER_UNNAMED);
    }

    private Set<String> roles(Map<String, Object> claims) throws TokenRejectedException {
        Set<String> roles = new HashSet<>();
        for (RoleRule rule : rules) {
            add(rule, rule.path().find(claims), roles);
        }
        // An immutable set, which Caller takes as it is: Set.copyOf would build another HashSet on the way.
        return Set.of(roles.toArray(String[]::new));
    }

    private void add(RoleRule rule, @Nullable Object value, Set<String> roles) throws TokenRejectedException {
        if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                if (!(elements.get(i) instanceof String role)) {
                    throw new TokenRejectedException(Rejection.CLAIM_MALFORMED);
                }
                add(rule, role, roles);
            }
        } else if (value instanceof String text) {
            if (rule.words()) {
                addWords(rule, text, roles);
            } else {
                add(rule, text, roles);
            }
        } else if (value != null) {
            throw new TokenRejectedException(Rejection.CLAIM_MALFORMED);
        }
    }

    private void addWords(RoleRule rule, String text, Set<String> roles) throws TokenRejectedException {
        int start = 0;
        while (start < text.length()) {
            int space = text.indexOf(' ', start);
            int end = space < 0 ? text.length() : space;
            if (end > start) {
                add(rule, text.substring(start, end), roles);
            }
            start = end + 1;
        }
    }

    private void add(RoleRule rule, String word, Set<String> roles) throws TokenRejectedException {
        String role = rule.prefix().concat(word);
        Set<String> others = renames.get(role);
        if (others == null) {
            roles.add(role);
        } else {
            roles.addAll(others);
        }
        if (roles.size() > MAX_ROLES) {
            throw new TokenRejectedException(Rejection.CLAIM_MALFORMED);
        }
    }
}
