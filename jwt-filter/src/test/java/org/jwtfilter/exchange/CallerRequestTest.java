// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Fakes;

final class CallerRequestTest {
    private final Map<Object, Object> attributes = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Object> startedWith = new ArrayList<>();

    /** A container that believes everything of everybody, as Payara does on a foreign thread. */
    private final HttpServletRequest container =
            Fakes.of(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                case "setAttribute" -> attributes.put(args[0], args[1]);
                case "getAttribute" -> attributes.get(args[0]);
                case "removeAttribute" -> attributes.remove(args[0]);
                case "isUserInRole" -> true;
                case "getAuthType" -> "BASIC";
                case "authenticate" -> false;
                case "startAsync" -> {
                    startedWith.addAll(args == null ? List.of() : List.of(args));
                    yield Fakes.of(AsyncContext.class, (async, called, with) -> null);
                }
                default -> {
                    asked.add(method.getName());
                    yield null;
                }
            });

    private final HttpServletResponse original = Fakes.of(HttpServletResponse.class, (proxy, method, args) -> null);

    private CallerRequest request(String... roles) {
        return new CallerRequest(
                container,
                new HttpServletResponseWrapper(new HttpServletResponseWrapper(original)),
                new KnownCaller(new Named("alice"), Set.of(roles)));
    }

    @Test
    void showsTheCallerAndNobodyElsesRoles() {
        CallerRequest request = request("user");

        assertThat(request.getUserPrincipal()).isEqualTo(new Named("alice"));
        assertThat(request.getRemoteUser()).isEqualTo("alice");
        assertThat(request.getAuthType()).isEqualTo("BEARER");
        assertThat(request.isUserInRole("user")).isTrue();
        assertThat(request.isUserInRole("**")).isTrue();
        assertThat(request.isUserInRole("admin")).isFalse();
        assertThat(request.isUserInRole("*")).isFalse();
        assertThat(request.isUserInRole(null)).isFalse();
    }

    @Test
    void doesNotTakeAnAsteriskForARole() {
        assertThat(request("*").isUserInRole("*")).isFalse();
    }

    @Test
    void isFoundInTheRequestBelow() {
        request("user");

        assertThat(KnownCaller.of(container))
                .hasValueSatisfying(caller -> assertThat(caller.roles()).containsExactly("user"));
        attributes.replaceAll((name, caller) -> "alice");
        assertThat(KnownCaller.of(container)).as("somebody else's attribute").isEmpty();
    }

    @Test
    void goesOnWithItselfWhereAnAnswerComesLater() {
        CallerRequest request = request("user");

        request.startAsync();

        assertThat(startedWith.get(0)).isSameAs(request);
        assertThat(startedWith.get(1)).isSameAs(original);
    }

    @Test
    void hasNothingLeftToAuthenticate() throws Exception {
        CallerRequest request = request();

        assertThat(request.authenticate(original)).isTrue();
        assertThatThrownBy(() -> request.login("bob", "x"))
                .isInstanceOf(ServletException.class)
                .hasMessageNotContaining("bob");
        assertThat(asked).isEmpty();
    }

    @Test
    void isTheContainersAgainAfterALogOut() throws Exception {
        CallerRequest request = request("user");

        request.logout();

        assertThat(asked).containsExactly("logout");
        assertThat(KnownCaller.of(container)).isEmpty();
        assertThat(request.getUserPrincipal()).isNull();
        assertThat(request.getRemoteUser()).isNull();
        assertThat(request.getAuthType()).isEqualTo("BASIC");
        assertThat(request.isUserInRole("user")).isTrue();
        assertThat(request.authenticate(original)).isFalse();
        request.login("bob", "x");
        assertThat(asked).contains("login");
    }

    @Test
    void neverShowsMoreThanTheNameInALog() {
        assertThat(new KnownCaller(new Named("alice"), Set.of("user"))).hasToString("alice");
    }
}
