// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The body of a refusal for those who ask for one. Fixed texts: nothing of the request comes back.
 *
 * @param status the HTTP status, for example 401
 * @param title what the status means, for example {@code Unauthorized}
 * @param error the code of RFC 6750 section 3.1, empty where none applies
 * @param detail one English sentence without quotation marks or backslashes
 */
public record ErrorBody(int status, String title, Optional<String> error, String detail) {
    /** In which form a body is wanted. */
    public enum Format {
        /** RFC 9457, with the code of RFC 6750 as the member {@code error}. */
        PROBLEM("application/problem+json"),
        /** The members {@code error} and {@code error_description}, as OAuth's endpoints word them. */
        JSON("application/json");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** For the {@code Content-Type} field. */
        public String mediaType() {
            return mediaType;
        }

        /**
         * The form that a request asks for by name; empty if it names neither, for then no body is the best body.
         *
         * @param accept the values of its {@code Accept} fields (RFC 9110 section 12.5.1)
         */
        public static Optional<Format> wantedBy(List<String> accept) {
            double best = 0;
            Optional<Format> wanted = Optional.empty();
            for (String field : accept) {
                for (String range : field.split(",", -1)) {
                    String[] parts = range.split(";", -1);
                    String type = Blanks.strip(parts[0]).toLowerCase(Locale.ROOT);
                    for (Format format : values()) {
                        if (format.mediaType.equals(type) && weight(parts) > best) {
                            best = weight(parts);
                            wanted = Optional.of(format);
                        }
                    }
                }
            }
            return wanted;
        }

        private static double weight(String[] parts) {
            for (int i = 1; i < parts.length; i++) {
                String parameter = Blanks.strip(parts[i]).toLowerCase(Locale.ROOT);
                if (parameter.startsWith("q=")) {
                    return parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
                            ? Double.parseDouble(parameter.substring(2))
                            : 0;
                }
            }
            return 1;
        }
    }

    /** The body's text, in ASCII. */
    public String as(Format format) {
        return switch (format) {
            case PROBLEM ->
                "{\"title\":\"" + title + "\",\"status\":" + status + member("error", error) + ",\"detail\":\"" + detail
                        + "\"}";
            case JSON ->
                "{\"status\":" + status + member("error", error) + ",\"error_description\":\"" + detail + "\"}";
        };
    }

    private static String member(String name, Optional<String> value) {
        return value.map(text -> ",\"" + name + "\":\"" + text + "\"").orElse("");
    }
}
