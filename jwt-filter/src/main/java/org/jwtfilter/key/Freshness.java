// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long an HTTP answer is good for, as its {@code Cache-Control} says to a private cache. {@code s-maxage} is for shared
 * caches and {@code Expires} for old ones; neither is looked at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2">RFC 9111 section 5.2.2</a>
 */
final class Freshness {
    /** Stands for any longer time (RFC 9111 section 1.2.2). */
    private static final long MAX_SECONDS = 1L << 31;
    /** No honest field is longer, and the pattern must not have to work for a dishonest one. */
    private static final int MAX_LENGTH = 1000;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    /** A directive with its argument, as a token or a quoted string: recipients ought to accept both (section 5.2). */
    private static final Pattern DIRECTIVE =
            Pattern.compile("(" + TOKEN + ")(?:=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"?|(" + TOKEN + ")))?");

    private Freshness() {}

    /**
     * Empty if the answer does not say. Zero if it is not to be used without asking, or says something that cannot be
     * understood, which counts as that (section 4.2.1).
     */
    static Optional<Duration> of(HttpHeaders headers) {
        String field = String.join(",", headers.allValues("cache-control"));
        Matcher directive = DIRECTIVE.matcher(field.substring(0, Math.min(field.length(), MAX_LENGTH)));
        Optional<Duration> maxAge = Optional.empty();
        while (directive.find()) {
            switch (directive.group(1).toLowerCase(Locale.ROOT)) {
                case "no-store", "no-cache" -> {
                    return Optional.of(Duration.ZERO);
                }
                case "max-age" -> {
                    if (maxAge.isEmpty()) {
                        String quoted = directive.group(2);
                        maxAge = Optional.of(seconds(quoted == null ? directive.group(3) : quoted));
                    }
                }
                default -> {
                    // Not for us.
                }
            }
        }
        return maxAge.map(lifetime -> lessAge(lifetime, headers));
    }

    /** What a cache on the way has kept for some time is good for that much less (section 4.2.3). */
    private static Duration lessAge(Duration lifetime, HttpHeaders headers) {
        Duration rest =
                lifetime.minus(headers.firstValue("age").map(Freshness::seconds).orElse(Duration.ZERO));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private static Duration seconds(@Nullable String digits) {
        if (digits == null || !digits.matches("[0-9]{1,200}")) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(digits.length() > 10 ? MAX_SECONDS : Math.min(Long.parseLong(digits), MAX_SECONDS));
    }
}
