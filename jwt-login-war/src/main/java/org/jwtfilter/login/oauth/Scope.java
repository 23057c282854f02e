// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A set of scope words in the order in which they were given, at least one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.3">RFC 6749 section 3.3</a>
 */
public record Scope(Set<String> words) {
    private static final int MAX_LENGTH = 1000;
    private static final Pattern WORD = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    public Scope {
        words = Collections.unmodifiableSet(new LinkedHashSet<>(words));
        if (words.isEmpty()
                || !words.stream().allMatch(word -> WORD.matcher(word).matches())) {
            throw new IllegalArgumentException("Not a scope");
        }
    }

    /** Words with one space between each two, such as {@code "read write"}; empty if it is anything else or over 1000 characters. */
    public static Optional<Scope> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.split(" ", -1)) {
            if (!WORD.matcher(word).matches() || !words.add(word)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Scope(words));
    }

    /** Whether every word of {@code other} is one of these. */
    public boolean covers(Scope other) {
        return words.containsAll(other.words);
    }

    /** As it is written in a token or an answer. */
    public String text() {
        return String.join(" ", words);
    }
}
