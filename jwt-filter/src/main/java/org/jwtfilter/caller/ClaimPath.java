// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.token.StrictJson;

/**
 * Where in the claims a value stands: the names of the members to go through, from the outside in.
 *
 * <p>As text, for example {@code groups}, {@code realm_access.roles}, {@code resource_access["my.client"].roles} or
 * {@code ["https://example.org/roles"]}:
 *
 * <pre>
 * path   = ( name / quoted ) *( "." name / quoted )
 * name   = 1*( letter / digit / "_" / "-" / ":" / "@" / "$" )
 * quoted = "[" DQUOTE 1*( any character, \" for a double quote, \\ for a backslash ) DQUOTE "]"
 * </pre>
 *
 * <p>A name that has a dot, a slash or any other character in it must be quoted. There are no wildcards and no positions in
 * arrays. {@link #toString()} is the shortest text that is read as an equal path.
 *
 * @param segments 1 to {@value #MAX_SEGMENTS} member names, none empty; as text at most {@value #MAX_LENGTH} characters
 */
public record ClaimPath(List<String> segments) {
    /** As deep as claims can be nested. */
    public static final int MAX_SEGMENTS = 16;

    public static final int MAX_LENGTH = 512;

    /** What a path may go on with. */
    private static final String CONTINUATION =
            "a dot, a space, a comma or the end (a name with other characters is written [\"like this\"])";

    private static final String NAME =
            "a name of letters, digits and _ - : @ $ (any other is written [\"like this\"], without a dot before it)";

    /** @throws RuleFormatException if it is out of its limits */
    public ClaimPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || segments.size() > MAX_SEGMENTS || segments.contains("")) {
            throw new RuleFormatException("a claim path has 1 to " + MAX_SEGMENTS + " names, none of them empty");
        }
        if (text(segments).length() > MAX_LENGTH) {
            throw new RuleFormatException("a claim path has at most " + MAX_LENGTH + " characters");
        }
    }

    /**
     * The path that {@code text} spells, white space around it left aside.
     *
     * @throws RuleFormatException if it spells none
     */
    public static ClaimPath parse(String text) {
        return RuleText.one(text, ClaimPath::read);
    }

    /**
     * The paths that {@code text} spells, separated by commas, for example {@code upn, preferred_username, sub}.
     *
     * @throws RuleFormatException if it is empty or spells something else, or more than {@value CallerRules#MAX_PATHS}
     */
    public static List<ClaimPath> parseList(String text) {
        return RuleText.list(text, CallerRules.MAX_PATHS, ClaimPath::read);
    }

    static ClaimPath of(String... segments) {
        return new ClaimPath(List.of(segments));
    }

    static ClaimPath read(RuleText text) {
        List<String> segments = new ArrayList<>();
        segments.add(text.is('[') ? quoted(text) : name(text));
        while (text.is('.') || text.is('[')) {
            segments.add(text.skips('.') ? name(text) : quoted(text));
        }
        if (!text.endsItem()) {
            throw text.expected(CONTINUATION);
        }
        return new ClaimPath(segments);
    }

    private static String name(RuleText text) {
        String name = text.word(ClaimPath::standsUnquoted);
        if (name.isEmpty()) {
            throw text.expected(NAME);
        }
        return name;
    }

    private static String quoted(RuleText text) {
        if (!text.skips('[') || !text.is('"')) {
            throw text.expected("a double quote");
        }
        String name = text.quoted();
        if (name.isEmpty() || !text.skips(']')) {
            throw text.expected(name.isEmpty() ? "a name that is not empty" : "]");
        }
        return name;
    }

    private static boolean standsUnquoted(char c) {
        return Character.isLetterOrDigit(c) || "_-:@$".indexOf(c) >= 0;
    }

    /**
     * The value at the end of the path; null if there is none because a member on the way is missing. Where the way leads
     * through something that is no object, the answer is {@link StrictJson#NULL}, which is neither a name nor a role: such a
     * claim is there, but broken.
     */
    @Nullable
    Object find(Map<String, Object> claims) {
        Object value = claims;
        for (int i = 0; i < segments.size(); i++) {
            if (!(value instanceof Map<?, ?> members)) {
                return StrictJson.NULL;
            }
            value = members.get(segments.get(i));
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    @Override
    public String toString() {
        return text(segments);
    }

    private static String text(List<String> segments) {
        StringBuilder text = new StringBuilder();
        for (String segment : segments) {
            if (RuleText.allOf(ClaimPath::standsUnquoted, segment)) {
                text.append(text.isEmpty() ? "" : ".").append(segment);
            } else {
                text.append('[').append(RuleText.quote(segment)).append(']');
            }
        }
        return text.toString();
    }
}
