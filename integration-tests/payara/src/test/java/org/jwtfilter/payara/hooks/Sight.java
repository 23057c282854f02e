// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** What a request says of its caller, in one line. */
final class Sight {
    private Sight() {}

    static String of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return "seen: " + (principal == null ? "nobody" : principal.getName())
                + ", remote: " + request.getRemoteUser()
                + ", type: " + request.getAuthType()
                + ", user: " + request.isUserInRole("user")
                + ", unheard: " + request.isUserInRole("unheard")
                + ", another: " + request.isUserInRole("another")
                + ", any: " + request.isUserInRole("**");
    }
}
