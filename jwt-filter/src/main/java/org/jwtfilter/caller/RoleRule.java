// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * Which claim holds roles, and how they are named after its value.
 *
 * <p>As text, for example {@code realm_access.roles}, {@code scope as SCOPE_*} or {@code scope as *}; in a list, separated by
 * commas:
 *
 * <pre>
 * rules  = rule *( "," rule )
 * rule   = path [ SP "as" SP [ prefix / string ] "*" ]
 * prefix = 1*( any character but white space , " * [ ] \ )
 * string = DQUOTE *( any character, \" for a double quote, \\ for a backslash ) DQUOTE
 * </pre>
 *
 * <p>{@code path} is a {@link ClaimPath}. Without {@code as}, a value that is an array of strings gives each as a role, and
 * a value that is one string gives that string as one role. With {@code as}, a value that is one string gives its words,
 * separated by spaces, and each role stands in place of the asterisk; elements of an array are not taken apart.
 *
 * @param path where the value stands
 * @param words whether a value that is one string holds several roles, separated by spaces; always true where the path is
 *     {@code scope} or {@code scp}, which RFC 6749 section 3.3 and RFC 8693 section 4.2 define so
 * @param prefix what each role is prefixed with, at most {@value #MAX_PREFIX} characters; empty unless {@code words}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.3">RFC 6749 section 3.3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8693#section-4.2">RFC 8693 section 4.2</a>
 */
public record RoleRule(ClaimPath path, boolean words, String prefix) {
    public static final int MAX_PREFIX = 64;

    private static final Set<ClaimPath> SCOPES = Set.of(ClaimPath.of("scope"), ClaimPath.of("scp"));

    /** @throws RuleFormatException if a part is out of its limits */
    public RoleRule {
        requireNonNull(path, "path");
        if (prefix.length() > MAX_PREFIX) {
            throw new RuleFormatException("a prefix has at most " + MAX_PREFIX + " characters");
        }
        if (!words && !prefix.isEmpty()) {
            throw new RuleFormatException("a prefix needs \"as\"");
        }
        // As one role, "openid profile" would match nothing, and nobody would be told.
        if (!words && SCOPES.contains(path)) {
            throw new RuleFormatException(
                    path + " holds words separated by spaces; accepted: " + path + " as SCOPE_*, or " + path + " as *");
        }
    }

    /** Takes the value's strings as they are. */
    public static RoleRule plain(ClaimPath path) {
        return new RoleRule(path, false, "");
    }

    /** Takes the words of the value and prefixes each. */
    public static RoleRule words(ClaimPath path, String prefix) {
        return new RoleRule(path, true, prefix);
    }

    /**
     * The rule that {@code text} spells, white space around it left aside.
     *
     * @throws RuleFormatException if it spells none
     */
    public static RoleRule parse(String text) {
        return RuleText.one(text, RoleRule::read);
    }

    /**
     * The rules that {@code text} spells, separated by commas.
     *
     * @throws RuleFormatException if it is empty or spells something else, or more than {@value CallerRules#MAX_PATHS}
     */
    public static List<RoleRule> parseList(String text) {
        return RuleText.list(text, CallerRules.MAX_PATHS, RoleRule::read);
    }

    static RoleRule read(RuleText text) {
        ClaimPath path = ClaimPath.read(text);
        text.space();
        if (text.ended() || text.is(',')) {
            return plain(path);
        }
        if (!text.skips('a') || !text.skips('s') || !text.space()) {
            throw text.expected("\"as\" and a space, a comma or the end");
        }
        String prefix = text.is('"') ? text.quoted() : text.word(RoleRule::standsUnquoted);
        if (!text.skips('*')) {
            throw text.expected("a prefix and * (as in SCOPE_*)");
        }
        return words(path, prefix);
    }

    private static boolean standsUnquoted(char c) {
        return !Character.isWhitespace(c) && ",\"*[]\\".indexOf(c) < 0;
    }

    @Override
    public String toString() {
        if (!words) {
            return path.toString();
        }
        boolean bare = RuleText.allOf(RoleRule::standsUnquoted, prefix);
        return path + " as " + (bare ? prefix : RuleText.quote(prefix)) + "*";
    }
}
