// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.ServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request as the servlet API and its neighbours show him. An attribute of the request holds him, so that he is
 * found again where a container hands out the request without its wrapper.
 *
 * @param principal what {@code getUserPrincipal} answers
 * @param roles what {@code isUserInRole} answers true to, possibly none
 */
public record KnownCaller(Principal principal, Set<String> roles) {
    private static final String ATTRIBUTE = "org.jwtfilter.caller";

    private static final String LOGGED_OUT = "logged out";

    /** Set while a task of the caller's request runs on another thread, and never longer. */
    private static final ThreadLocal<@Nullable KnownCaller> OF_TASK = new ThreadLocal<>();

    public KnownCaller {
        requireNonNull(principal, "principal");
        roles = Set.copyOf(roles);
    }

    /** The caller that a token proved for this request, empty if none did. */
    public static Optional<KnownCaller> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof KnownCaller caller ? Optional.of(caller) : Optional.empty();
    }

    /** The caller whose asynchronous task this thread runs, empty if it runs none. */
    public static Optional<KnownCaller> ofTask() {
        return Optional.ofNullable(OF_TASK.get());
    }

    /** The task, run as this caller's, or as nobody's. */
    static Runnable task(Optional<KnownCaller> caller, Runnable task) {
        return () -> {
            KnownCaller before = OF_TASK.get();
            OF_TASK.set(caller.orElse(null));
            try {
                task.run();
            } finally {
                if (before == null) {
                    OF_TASK.remove();
                } else {
                    OF_TASK.set(before);
                }
            }
        };
    }

    /** Looks first: to set an attribute costs a container more. */
    @SuppressWarnings("ReferenceEquality") // This very one.
    void keepIn(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) != this) {
            request.setAttribute(ATTRIBUTE, this);
        }
    }

    static void forget(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, LOGGED_OUT);
    }

    /** Whether the request came with a good token, though its caller may have logged out since. */
    static boolean was(ServletRequest request) {
        Object caller = request.getAttribute(ATTRIBUTE);
        return caller instanceof KnownCaller || LOGGED_OUT.equals(caller);
    }

    /** {@code **} means any authenticated caller, {@code *} nobody (Jakarta Servlet 6.0 section 13.3). */
    public boolean isInRole(@Nullable String role) {
        return role != null && !role.equals("*") && (roles.contains(role) || role.equals("**"));
    }

    /** The name alone: the principal may be a token. */
    @Override
    public String toString() {
        return principal.getName();
    }
}
