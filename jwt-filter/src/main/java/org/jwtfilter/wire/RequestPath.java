// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The path of a request, twice: as it was sent, and as the container understood it.
 *
 * @param sent as it was sent, for example {@code /shop/public/a%20b;v=1}
 * @param context the application's part of it, for example {@code /shop}; empty text for the root
 * @param dispatched what the container chose a servlet by, decoded and below the context, for example {@code /public/a b}
 */
public record RequestPath(String sent, String context, String dispatched) {
    /** Empty and dotted segments, backslashes and controls, and their encoded forms with those of slash, semicolon, percent. */
    private static final Pattern DOUBTFUL = Pattern.compile(
            "//|/\\.{1,2}(?=[/;]|$)|\\\\|\\p{Cntrl}|[^\\p{ASCII}]|%(2[eEfF5]|3[bB]|5[cC]|[01][0-9a-fA-F]|7[fF])");

    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    /**
     * Whether everybody reads the path alike. Frameworks behind a servlet often read what was sent by rules of their own; where
     * theirs and the container's could differ, a path says nothing about what will be served.
     */
    boolean isClear() {
        if (DOUBTFUL.matcher(sent).find()) {
            return false;
        }
        try {
            String path = PARAMETERS.matcher(sent).replaceAll("");
            // The decoder is one of forms, where a plus sign is a blank.
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.equals(context + dispatched) && decoded.indexOf('\uFFFD') < 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
