// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.jwtfilter.wire.Challenge;

/** Says to all parts of an application that jwt-filter is on in it, and in which words it refuses. */
public final class Guard {
    private static final String ATTRIBUTE = "org.jwtfilter.challenge";

    private Guard() {}

    /** To be said before the first request, by whoever authenticates. */
    public static void on(ServletContext context, Challenge challenge) {
        context.setAttribute(ATTRIBUTE, challenge);
    }

    /** Empty where the application has the jar but does not use it. */
    public static Optional<Challenge> of(ServletContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof Challenge challenge
                ? Optional.of(challenge)
                : Optional.empty();
    }
}
