// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a text a server has sent, in its own words; at least one of the two is there.
 *
 * @param tag {@code ETag}, null if there was none
 * @param modified {@code Last-Modified}, null if there was none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8">RFC 9110 section 8.8</a>
 */
record EntityVersion(@Nullable String tag, @Nullable String modified) implements KeySource.Stamp {
    private static final int MAX_LENGTH = 256;

    /** Null if the answer does not say. */
    static @Nullable EntityVersion of(HttpHeaders headers) {
        String tag = usable(headers, "etag");
        String modified = usable(headers, "last-modified");
        return tag == null && modified == null ? null : new EntityVersion(tag, modified);
    }

    /** RFC 9110 sections 13.1.2 and 13.1.3; a server that understands the first ignores the second. */
    void askWhetherChanged(HttpRequest.Builder request) {
        if (tag != null) {
            request.setHeader("If-None-Match", tag);
        }
        if (modified != null) {
            request.setHeader("If-Modified-Since", modified);
        }
    }

    /** What we cannot send back as it came is as good as not there. */
    private static @Nullable String usable(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .filter(value -> !value.isBlank() && value.length() <= MAX_LENGTH)
                .filter(value -> value.chars().allMatch(c -> c >= ' ' && c <= '~'))
                .orElse(null);
    }
}
