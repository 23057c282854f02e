// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

/** Where a request may carry its token. Queries and bodies are not among them (RFC 9700 section 4.3.2). */
public enum TokenPlace {
    /** The {@code Authorization} field with the scheme {@code Bearer} (RFC 6750 section 2.1). */
    HEADER("Authorization"),
    /** A cookie (MicroProfile JWT 2.1 section 9.2). Browsers send it unasked, whoever made them send the request. */
    COOKIE("Cookie");

    private final String field;

    TokenPlace(String field) {
        this.field = field;
    }

    /** The name of the field, for example {@code Cookie}. */
    public String field() {
        return field;
    }
}
