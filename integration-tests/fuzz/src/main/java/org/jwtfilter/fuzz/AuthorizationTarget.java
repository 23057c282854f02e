// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.jwtfilter.wire.MalformedRequestException;
import org.jwtfilter.wire.RequestHead;
import org.jwtfilter.wire.TokenFinder;

/** The values of the request's {@code Authorization} fields, one a line. What is found is one word, and of the field. */
public final class AuthorizationTarget {
    private static final TokenFinder FINDER = new TokenFinder();

    private record Head(List<String> authorization) implements RequestHead {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public List<String> values(String field) {
            return field.equalsIgnoreCase("Authorization") ? authorization : List.of();
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

    private AuthorizationTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        List<String> fields = List.of(new String(input, ISO_8859_1).split("\n", -1));
        try {
            FINDER.find(new Head(fields)).ifPresent(token -> {
                String value = token.value();
                if (fields.size() != 1
                        || !fields.get(0).contains(value)
                        || value.chars().anyMatch(c -> c <= ' ' || c == ',')) {
                    throw new AssertionError("not the one token of " + fields.size() + " fields");
                }
            });
        } catch (MalformedRequestException e) {
            // An answer.
        }
    }
}
