// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the parameters of a request are written. */
public enum BodyFormat {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded");

    private final String mediaType;

    BodyFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format that the {@code Content-Type} fields of a request name. Empty if there is none, more than one, another media type, or a
     * character encoding other than UTF-8.
     *
     * @param contentTypes the values of all fields of that name; null where the API has no list for none
     */
    static Optional<BodyFormat> of(@Nullable List<String> contentTypes) {
        if (contentTypes == null || contentTypes.size() != 1) {
            return Optional.empty();
        }
        String[] parts = contentTypes.get(0).toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return Optional.empty();
            }
        }
        for (BodyFormat format : values()) {
            if (format.mediaType.equals(parts[0].strip())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
