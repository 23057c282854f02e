// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jwtfilter.wire.WebOrigin;

/**
 * Pages of which other origins may use which endpoints: those of a list, and only what a program in a browser needs. Passwords,
 * introspection and administration are not among it.
 *
 * @param origins of the list
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch Standard, section 3.3</a>
 */
record CrossOriginRule(Set<WebOrigin> origins) {
    private static final int MAX_ORIGINS = 64;

    /**
     * What a browser may do with one endpoint.
     *
     * @param path below the application's
     * @param request the header fields that a page may set beside those that it always may
     * @param response the header fields that a page may see beside those that it always may
     */
    record Door(Pattern path, String method, String request, String response) {}

    private static final List<Door> DOORS = List.of(
            new Door(Pattern.compile("token|revoke"), "POST", "Content-Type", "WWW-Authenticate, Retry-After"),
            new Door(
                    Pattern.compile(
                            "jwks|status/[^/]+|\\.well-known/(oauth-authorization-server|openid-configuration)"),
                    "GET",
                    "If-None-Match",
                    "ETag, Retry-After"));

    CrossOriginRule {
        origins = Set.copyOf(origins);
    }

    /** Origins separated by commas, as browsers write them; {@code http} on a loopback address only, for others can be forged on the way. */
    static Optional<CrossOriginRule> parse(String text) {
        return Values.list(
                        text,
                        MAX_ORIGINS,
                        origin -> WebOrigin.parse(origin)
                                .filter(CrossOriginRule::cannotBeForged)
                                .isPresent())
                .map(list -> new CrossOriginRule(Set.copyOf(list.stream()
                        .map(WebOrigin::parse)
                        .flatMap(Optional::stream)
                        .toList())));
    }

    private static boolean cannotBeForged(WebOrigin origin) {
        return origin.scheme().equals("https") || ConfigReader.isLoopback(origin.toString());
    }

    /** What pages of the list may do at {@code path}; empty if nothing, or there is no list. */
    Optional<Door> door(String path) {
        return DOORS.stream()
                .filter(door -> !origins.isEmpty() && door.path().matcher(path).matches())
                .findFirst();
    }

    /** @param values of all {@code Origin} fields */
    boolean allows(List<String> values) {
        return values.size() == 1
                && WebOrigin.parse(values.get(0)).filter(origins::contains).isPresent();
    }
}
