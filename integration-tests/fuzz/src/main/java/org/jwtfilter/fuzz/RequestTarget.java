// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.jwtfilter.wire.MalformedRequestException;
import org.jwtfilter.wire.RequestHead;
import org.jwtfilter.wire.TokenFinder;
import org.jwtfilter.wire.TokenPlace;

/**
 * The fields of a request that may carry a token: a line that begins with {@code C} is a {@code Cookie} field, one with
 * {@code ?} the query, any other an {@code Authorization} field. What is found is one word of the place that it is said to be of.
 */
public final class RequestTarget {
    private static final List<TokenFinder> FINDERS = List.of(
            new TokenFinder(),
            new TokenFinder(List.of(TokenPlace.COOKIE), "Bearer"),
            new TokenFinder(List.of(TokenPlace.HEADER, TokenPlace.COOKIE), "__Host-token"),
            new TokenFinder(List.of(TokenPlace.COOKIE, TokenPlace.HEADER), "token"));

    private record Head(List<String> authorization, List<String> cookies, String query) implements RequestHead {
        static Head of(String text) {
            List<String> authorization = new ArrayList<>();
            List<String> cookies = new ArrayList<>();
            String query = "";
            for (String line : text.split("\n", -1)) {
                if (line.startsWith("C")) {
                    cookies.add(line.substring(1));
                } else if (line.startsWith("?")) {
                    query = line.substring(1);
                } else {
                    authorization.add(line);
                }
            }
            return new Head(authorization, cookies, query);
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public List<String> values(String field) {
            return field.equals(TokenPlace.HEADER.field()) ? authorization : cookies;
        }

        @Override
        public String authority() {
            return "orders.example.org";
        }

        @Override
        public boolean secure() {
            return true;
        }
    }

    private RequestTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Head head = Head.of(new String(input, ISO_8859_1));
        for (TokenFinder finder : FINDERS) {
            try {
                finder.find(head).ifPresent(found -> {
                    String value = found.text().value();
                    if (head.values(found.place().field()).stream().noneMatch(field -> field.contains(value))
                            || value.chars().anyMatch(c -> c <= ' ' || c == ',')) {
                        throw new AssertionError("not one word of " + found.place());
                    }
                    if (found.place() == TokenPlace.HEADER
                            && head.authorization().size() != 1) {
                        throw new AssertionError("one of several fields");
                    }
                });
            } catch (MalformedRequestException e) {
                // An answer.
            }
        }
    }
}
