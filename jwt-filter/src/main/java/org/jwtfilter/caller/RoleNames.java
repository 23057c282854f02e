// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which roles of a token have other names in the application. A role that has an entry becomes what the entry says, and only
 * that; all others stay as they are. New names are not looked up again.
 *
 * <p>As text, for example {@code grp-7:admin, "read:orders":clerk}:
 *
 * <pre>
 * table = entry *( "," entry )
 * entry = role ":" role
 * role  = 1*( any character but white space , : " \ )
 *       / DQUOTE 1*( any character, \" for a double quote, \\ for a backslash ) DQUOTE
 * </pre>
 *
 * <p>Several roles may become one. One role may become several, by an entry for each: {@code chief:admin, chief:clerk}; with
 * {@code chief:chief} besides, it also stays.
 *
 * @param table new names by old name, no name empty, no entry without a new name; at most {@value #MAX_ENTRIES} pairs
 */
public record RoleNames(Map<String, Set<String>> table) {
    public static final int MAX_ENTRIES = 1_000;

    /** Every role keeps its name. */
    public static final RoleNames UNCHANGED = new RoleNames(Map.of());

    private record Entry(String from, String to) {}

    /** @throws RuleFormatException if it is out of its limits */
    public RoleNames {
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        int pairs = 0;
        for (Map.Entry<String, Set<String>> entry : table.entrySet()) {
            Set<String> names = Set.copyOf(entry.getValue());
            if (entry.getKey().isEmpty() || names.isEmpty() || names.contains("")) {
                throw new RuleFormatException("a role is renamed from a name to a name, neither of them empty");
            }
            pairs += names.size();
            copy.put(entry.getKey(), names);
        }
        if (pairs > MAX_ENTRIES) {
            throw new RuleFormatException("at most " + MAX_ENTRIES + " entries are accepted");
        }
        table = Map.copyOf(copy);
    }

    /**
     * The table that {@code text} spells.
     *
     * @throws RuleFormatException if it is empty, spells something else or says the same twice
     */
    public static RoleNames parse(String text) {
        List<Entry> entries = RuleText.list(text, MAX_ENTRIES, RoleNames::entry);
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!table.computeIfAbsent(entry.from(), from -> new LinkedHashSet<>())
                    .add(entry.to())) {
                throw new RuleFormatException("the entry that renames " + RuleText.quote(entry.from()) + " to "
                        + RuleText.quote(entry.to()) + " is there twice");
            }
        }
        return new RoleNames(table);
    }

    private static Entry entry(RuleText text) {
        String from = role(text);
        text.space();
        if (!text.skips(':')) {
            throw text.expected("a colon");
        }
        text.space();
        return new Entry(from, role(text));
    }

    private static String role(RuleText text) {
        String role = text.is('"') ? text.quoted() : text.word(RoleNames::standsUnquoted);
        if (role.isEmpty()) {
            throw text.expected("a role, in double quotes if it has a comma, colon or space in it,");
        }
        return role;
    }

    private static boolean standsUnquoted(char c) {
        return !Character.isWhitespace(c) && ",:\"\\".indexOf(c) < 0;
    }
}
