// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jwtfilter.config.Values.UnacceptableException;
import org.jwtfilter.wire.CrossSiteRule;
import org.jwtfilter.wire.GuardedPaths;
import org.jwtfilter.wire.OutgoingHosts;
import org.jwtfilter.wire.PathPattern;
import org.jwtfilter.wire.TokenFinder;
import org.jwtfilter.wire.TokenPlace;
import org.jwtfilter.wire.WebOrigin;

/** Reads where requests carry their tokens, and which requests are looked at. */
final class WireReader {
    private final Values values;

    WireReader(Values values) {
        this.values = values;
    }

    TokenFinder finder() {
        List<TokenPlace> places = places();
        return values.parsed(
                Property.TOKEN_COOKIE, Property.TOKEN_COOKIE.defaultText(), name -> new TokenFinder(places, name));
    }

    /** MicroProfile JWT's own word for the place counts where ours is not set. */
    private List<TokenPlace> places() {
        boolean cookie = values.oneOf(Property.TOKEN_HEADER, Set.of("Authorization", "Cookie"))
                .equals("Cookie");
        return values.parsed(
                Property.TOKEN_FROM,
                cookie ? "cookie" : "header",
                text -> list(text).stream().map(WireReader::place).toList());
    }

    private static TokenPlace place(String name) {
        return switch (name) {
            case "header" -> TokenPlace.HEADER;
            case "cookie" -> TokenPlace.COOKIE;
            default -> throw new UnacceptableException("there is no place " + name);
        };
    }

    CrossSiteRule crossSite() {
        return values.parsed(Property.COOKIE_ORIGINS, "", text -> {
            Set<WebOrigin> origins = new HashSet<>();
            for (String origin : text.isEmpty() ? Set.<String>of() : list(text)) {
                origins.add(WebOrigin.parse(origin)
                        .orElseThrow(() -> new UnacceptableException("this is no such origin: " + origin)));
            }
            return new CrossSiteRule(origins);
        });
    }

    OutgoingHosts outgoing() {
        return values.parsed(Property.OUTGOING_HOSTS, "", text -> {
            try {
                return new OutgoingHosts(text.isEmpty() ? Set.of() : list(text));
            } catch (UnacceptableException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new UnacceptableException(String.valueOf(e.getMessage()));
            }
        });
    }

    GuardedPaths paths() {
        return new GuardedPaths(
                patterns(Property.PATHS_INCLUDE, GuardedPaths.ALL.included()),
                patterns(Property.PATHS_EXCLUDE, GuardedPaths.ALL.excluded()));
    }

    private List<PathPattern> patterns(Property property, List<PathPattern> otherwise) {
        if (!values.isSet(property)) {
            return otherwise;
        }
        return values.parsed(
                property,
                "/*",
                text -> list(text).stream().map(WireReader::pattern).toList());
    }

    private static PathPattern pattern(String text) {
        try {
            return new PathPattern(text);
        } catch (IllegalArgumentException e) {
            throw new UnacceptableException("this is no such path: " + text);
        }
    }

    private static Set<String> list(String text) {
        Set<String> parts = Values.list(text);
        if (parts.isEmpty()) {
            throw new UnacceptableException("there is nothing between the commas");
        }
        return parts;
    }
}
