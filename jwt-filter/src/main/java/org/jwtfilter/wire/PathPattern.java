// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.util.regex.Pattern;

/**
 * Some paths of an application: one, such as {@code /health}, or all below one, such as {@code /public/*}. Case counts, and
 * {@code /public/*} holds {@code /public} itself, as in Jakarta Servlet 6.0 section 12.2.
 *
 * <p>Patterns by suffix are none of these: behind many mappings, {@code /admin/x.css} is still the page for administrators.
 */
public record PathPattern(String text) {
    private static final Pattern FORM =
            Pattern.compile("/([A-Za-z0-9._~!$&'()+=:@-]+/)*([A-Za-z0-9._~!$&'()+=:@-]+|\\*)?");
    private static final String BELOW = "/*";

    public PathPattern {
        if (!FORM.matcher(text).matches() || text.matches("(.*/)?\\.{1,2}(/.*)?")) {
            throw new IllegalArgumentException("not a pattern of paths");
        }
    }

    /** Whether it holds the path, which begins with a slash and is decoded. */
    boolean holds(String path) {
        if (!text.endsWith(BELOW)) {
            return path.equals(text);
        }
        String parent = text.substring(0, text.length() - BELOW.length());
        return path.equals(parent) || path.startsWith(parent + "/");
    }
}
