// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.crash;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jwtfilter.payara.Answer;
import org.jwtfilter.payara.Site;

/** What a client asks the login WAR for. Every method throws {@link java.io.UncheckedIOException} if no answer comes. */
final class Node {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Site site;

    Node(Site site) {
        this.site = site;
    }

    Answer login(String user, String password) {
        return site.login(user, password);
    }

    Answer refresh(String token) {
        return site.post("/jwt-login/token", FORM, "grant_type=refresh_token&refresh_token=" + token);
    }

    Answer logOut(String token) {
        return site.post("/jwt-login/revoke", FORM, "token=" + token);
    }

    Answer changePassword(String user, String password, String other) {
        return site.post(
                "/jwt-login/password",
                FORM,
                "username=" + encode(user) + "&password=" + encode(password) + "&new_password=" + encode(other));
    }

    boolean isReady() {
        return site.get("/health/ready").status() == 200;
    }

    String keys() {
        return site.get("/jwt-login/jwks").body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
