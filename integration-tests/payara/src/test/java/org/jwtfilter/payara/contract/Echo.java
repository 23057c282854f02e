// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.contract;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every resource answers: who is calling, and which roles the asked API says he has. */
final class Echo {
    private Echo() {}

    /** For example {@code contract: alice user admin}, or {@code contract: nobody}. */
    static String of(@Nullable Principal caller, Predicate<String> isInRole) {
        String roles = List.of("user", "admin", "stranger").stream()
                .filter(isInRole)
                .map(role -> " " + role)
                .collect(Collectors.joining());
        return "contract: " + (caller == null ? "nobody" : caller.getName()) + roles;
    }

    static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(of(request.getUserPrincipal(), request::isUserInRole), response);
    }

    static void send(String text, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(text);
    }

    /** The last step of the path: {@code open}, {@code user} or {@code admin}. */
    static String resource(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
