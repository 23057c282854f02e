// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which claims name the caller and which hold the roles.
 *
 * @param names 1 to {@value #MAX_PATHS} claims that may name the caller; the first that a token has decides
 * @param roles 0 to {@value #MAX_PATHS} claims that hold roles; what they give is put together
 * @param renames what roles are called in the application
 */
public record CallerRules(List<ClaimPath> names, List<RoleRule> roles, RoleNames renames) {
    public static final int MAX_PATHS = 32;

    /**
     * The name from {@code upn}, else {@code preferred_username}, else {@code sub}; the roles from {@code groups}. MicroProfile
     * JWT 2.1 sections 5.3 and 7.
     */
    public static final CallerRules MP_JWT = new CallerRules(
            ClaimPath.parseList("upn, preferred_username, sub"), RoleRule.parseList("groups"), RoleNames.UNCHANGED);

    /** @throws RuleFormatException if there is no name, or too much of anything */
    public CallerRules {
        names = List.copyOf(names);
        roles = List.copyOf(roles);
        requireNonNull(renames, "renames");
        if (names.isEmpty() || names.size() > MAX_PATHS) {
            throw new RuleFormatException("1 to " + MAX_PATHS + " claims may name the caller");
        }
        if (roles.size() > MAX_PATHS) {
            throw new RuleFormatException("at most " + MAX_PATHS + " claims may hold roles");
        }
    }

    /** Whether there could be a token that brings this role: what is said here is certain only where it is false. */
    public boolean canYield(String role) {
        boolean renamed = renames.table().entrySet().stream()
                .anyMatch(entry -> entry.getValue().contains(role) && canHold(entry.getKey()));
        return renamed || (canHold(role) && !renames.table().containsKey(role));
    }

    private boolean canHold(String word) {
        return roles.stream().anyMatch(rule -> word.startsWith(rule.prefix()));
    }

    /** These rules with other claims for the name. */
    public CallerRules withNames(List<ClaimPath> others) {
        return new CallerRules(others, roles, renames);
    }

    /** These rules with other claims for the roles, in place of those that are here. */
    public CallerRules withRoles(List<RoleRule> others) {
        return new CallerRules(names, others, renames);
    }

    /** These rules with another table of names for roles. */
    public CallerRules withRenames(RoleNames others) {
        return new CallerRules(names, roles, others);
    }
}
