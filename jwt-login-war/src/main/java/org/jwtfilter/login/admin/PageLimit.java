// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;

/** How many entries a page has. */
final class PageLimit {
    static final int MAX = 500;

    private static final int DEFAULT = 100;

    private PageLimit() {}

    /** @param text of the query parameter {@code limit}; null where it is not there */
    static int of(@Nullable String text) {
        if (text == null) {
            return DEFAULT;
        }
        if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MAX) {
            return Integer.parseInt(text);
        }
        throw new OAuthException(OAuthError.invalidRequest("limit is not a whole number from 1 to " + MAX));
    }
}
