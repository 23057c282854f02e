// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;

/**
 * A running login WAR, as programs and whoever registers them see it.
 *
 * @param port where it listens
 * @param admin an access token of an administrator
 */
record Programs(Site site, int port, String admin) {
    static final String FORM = "application/x-www-form-urlencoded";

    /** Registers a client of the type {@code secret} with these further members of the JSON, and answers with its secret. */
    String register(String id, String members) {
        Answer answer = admin(
                "POST",
                "/admin/clients",
                "{\"client_id\":\"" + id + "\",\"type\":\"secret\"" + (members.isEmpty() ? "" : "," + members) + "}");
        if (answer.status() != 201) {
            throw new AssertionError("not registered: " + answer.status() + " " + answer.body());
        }
        return answer.member("client_secret");
    }

    /** Another secret of the client, which is registered if need be. */
    String another(String id) {
        admin("POST", "/admin/clients", "{\"client_id\":\"" + id + "\",\"type\":\"secret\"}");
        return admin("POST", "/admin/clients/" + id + "/secret", "").member("client_secret");
    }

    Answer admin(String method, String path, String body) {
        return site.send(site.request("/jwt-login" + path)
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    /** A form, with these header fields, names and values in turn. */
    Answer post(String path, String form, String... fields) {
        HttpRequest.Builder request = site.request("/jwt-login" + path).header("Content-Type", FORM);
        if (fields.length > 0) {
            request.headers(fields);
        }
        return site.send(request.POST(BodyPublishers.ofString(form)));
    }

    /** The value of an {@code Authorization} field. */
    static String basic(String id, String secret) {
        String both = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
    }
}
