// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the token that a request carries, in the places where one may be.
 *
 * <p>A request that carries two says nothing: it is refused, and not the better one of them taken (RFC 6750 section 2). The
 * order of the places matters where the {@code Authorization} field speaks another scheme: with the header first, such a
 * field is the sender's choice, and his cookie is left alone; with the cookie first it is read all the same.
 */
public final class TokenFinder {
    private static final String QUERY_PARAMETER = "access_token";

    private final Set<TokenPlace> places;
    private final CookieField cookie;
    private final String vary;

    /** Looks into the {@code Authorization} field alone. */
    public TokenFinder() {
        this(List.of(TokenPlace.HEADER), "Bearer");
    }

    /**
     * Looks into one or two places.
     *
     * @param places in the order in which they count, at least one
     * @param cookie the name of the token's cookie, for example {@code __Host-token}; without effect if no place is a cookie
     * @throws IllegalArgumentException if there is no place, or no cookie can have this name
     */
    public TokenFinder(List<TokenPlace> places, String cookie) {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("no place");
        }
        this.places = new LinkedHashSet<>(places);
        this.cookie = new CookieField(cookie);
        this.vary = this.places.stream().map(TokenPlace::field).collect(Collectors.joining(", "));
    }

    /**
     * The token that the request carries.
     *
     * @return empty if it carries none that is for us
     * @throws MalformedRequestException if it is not clear which token it means
     */
    public Optional<FoundToken> find(RequestHead request) throws MalformedRequestException {
        Optional<FoundToken> found = Optional.empty();
        boolean otherScheme = false;
        for (TokenPlace place : places) {
            List<String> values = request.values(place.field());
            if (values.isEmpty()) {
                continue;
            }
            Optional<TokenText> text = place == TokenPlace.HEADER ? BearerField.read(values) : cookie.read(values);
            if (text.isPresent() && found.isPresent()) {
                throw new MalformedRequestException("a token in the header and one in a cookie");
            }
            if (text.isPresent() && !otherScheme) {
                found = Optional.of(new FoundToken(text.get(), place));
            }
            otherScheme |= place == TokenPlace.HEADER && text.isEmpty();
        }
        if (found.isPresent() && hasTokenInQuery(request.query())) {
            throw new MalformedRequestException("a token in the query beside the one that counts");
        }
        return found;
    }

    /** The name of the cookie that may hold a token, empty if no cookie is looked at. */
    public Optional<String> cookie() {
        return places.contains(TokenPlace.COOKIE) ? Optional.of(cookie.name()) : Optional.empty();
    }

    /** The fields on which an answer depends, as a {@code Vary} field names them. */
    public String vary() {
        return vary;
    }

    private static boolean hasTokenInQuery(String query) {
        // Looked at only where it may matter: most queries have nothing of the kind.
        if (!query.contains("access") && !query.contains("%")) {
            return false;
        }
        for (String parameter : query.split("[&;]", -1)) {
            if (name(parameter).equals(QUERY_PARAMETER)) {
                return true;
            }
        }
        return false;
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
