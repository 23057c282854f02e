// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import jakarta.servlet.ServletRequest;

/**
 * Noted in a request while it is the application that asks for authentication. Then the application itself answers whoever has
 * nothing to show, and a challenge would be left on its answer.
 */
public final class AuthenticationAsked {
    private static final String ATTRIBUTE = AuthenticationAsked.class.getName();

    private AuthenticationAsked() {}

    /** To be ended by {@link #end}. */
    public static void begin(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, Boolean.TRUE);
    }

    public static void end(ServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }

    public static boolean by(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
