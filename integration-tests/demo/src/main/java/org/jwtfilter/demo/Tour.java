// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What there is to see, walked once by ourselves and then handed out as lines to paste. */
final class Tour {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration KEYS_PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final String base;
    private final DemoUsers users;
    private final HttpClient client = HttpClient.newHttpClient();

    Tour(String base, DemoUsers users) {
        this.base = base;
        this.users = users;
    }

    /**
     * Logs in and calls a protected resource. The sample reads its keys in the background, so that for the first moments it may
     * say 503.
     */
    void walk() throws IOException, InterruptedException {
        HttpResponse<String> login = send(HttpRequest.newBuilder(URI.create(base + "/jwt-login/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(credentials("alice", users.alice()))));
        Matcher token = ACCESS_TOKEN.matcher(login.body());
        if (login.statusCode() != 200 || !token.find()) {
            throw new IOException(
                    "The login of alice was answered with status " + login.statusCode() + "; the log says why");
        }
        HttpRequest.Builder whoami = HttpRequest.newBuilder(URI.create(base + "/sample/api/whoami"))
                .header("Authorization", "Bearer " + token.group(1));
        long deadline = System.nanoTime() + KEYS_PATIENCE.toNanos();
        int status = send(whoami).statusCode();
        while (status == 503 && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN_TRIES.toMillis());
            status = send(whoami).statusCode();
        }
        if (status != 200) {
            throw new IOException(
                    "The call of the sample application was answered with status " + status + "; the log says why");
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private static String credentials(String name, String password) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    /** Lines for a POSIX shell with curl and sed. */
    String lines() {
        return """
                Demo users: alice (roles user, admin), password %2$s
                            bob (role user), password %3$s

                Paste these lines into another terminal:

                # Log in as alice, and call what her roles allow
                ANSWER=$(curl -s %1$s/jwt-login/login -H 'Content-Type: application/json' -d '%4$s')
                TOKEN=$(echo "$ANSWER" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                curl -i -w '\\n' %1$s/sample/api/whoami -H "Authorization: Bearer $TOKEN"
                curl -i -w '\\n' %1$s/sample/api/admin -H "Authorization: Bearer $TOKEN"

                # Without a token: 401. As bob, who is no admin: 403
                curl -i -w '\\n' %1$s/sample/api/whoami
                BOB=$(curl -s %1$s/jwt-login/login -d username=bob -d password=%3$s | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                curl -i -w '\\n' %1$s/sample/api/admin -H "Authorization: Bearer $BOB"

                # Refresh: a new access token for the refresh token, which is spent by it
                REFRESH=$(echo "$ANSWER" | sed 's/.*"refresh_token":"\\([^"]*\\)".*/\\1/')
                ANSWER=$(curl -s %1$s/jwt-login/token -d grant_type=refresh_token -d refresh_token=$REFRESH)
                echo "$ANSWER"

                # Log out: the refresh token is good no more
                REFRESH=$(echo "$ANSWER" | sed 's/.*"refresh_token":"\\([^"]*\\)".*/\\1/')
                curl -i -w '\\n' %1$s/jwt-login/revoke -d token=$REFRESH
                curl -i -w '\\n' %1$s/jwt-login/token -d grant_type=refresh_token -d refresh_token=$REFRESH

                Ctrl-C stops everything.""".formatted(base, users.alice(), users.bob(), credentials("alice", users.alice()));
    }
}
