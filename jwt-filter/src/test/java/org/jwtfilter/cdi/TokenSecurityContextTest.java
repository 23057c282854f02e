// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Fakes;
import org.jwtfilter.exchange.Answers;
import org.jwtfilter.exchange.AuthenticationAsked;
import org.jwtfilter.exchange.KnownCaller;

final class TokenSecurityContextTest {
    private record Named(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    private static final Principal OLGA = new Named("olga");

    private final Map<Object, Object> attributes = new HashMap<>();
    private final HttpServletRequest request =
            Fakes.of(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                case "setAttribute" -> attributes.put(args[0], args[1]);
                case "getAttribute" -> attributes.get(args[0]);
                case "removeAttribute" -> attributes.remove(args[0]);
                default -> null;
            });
    private final HttpServletResponse response = Fakes.of(
            HttpServletResponse.class,
            (proxy, method, args) -> method.getName().equals("containsHeader") ? true : null);
    private @Nullable AuthenticationStatus said;
    private boolean askedInTheApplicationsName;

    /** The container knows olga, who may read. */
    private final SecurityContext container =
            Fakes.of(SecurityContext.class, (proxy, method, args) -> switch (method.getName()) {
                case "getCallerPrincipal" -> OLGA;
                case "isCallerInRole" -> args[0].equals("reader");
                case "getPrincipalsByType" -> Set.of();
                case "hasAccessToWebResource" -> args[0].equals("/open");
                case "authenticate" -> {
                    askedInTheApplicationsName = AuthenticationAsked.by(request);
                    yield said;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            });

    @Test
    void isTheContainersOwnWhereNoTokenCame() {
        SecurityContext context = context(container);

        assertThat(context.getCallerPrincipal()).isEqualTo(OLGA);
        assertThat(context.isCallerInRole("reader")).isTrue();
        assertThat(context.isCallerInRole("user")).isFalse();
        assertThat(context.getPrincipalsByType(Named.class)).isEmpty();
        assertThat(context.hasAccessToWebResource("/open", "GET")).isTrue();
        assertThat(context.hasAccessToWebResource("/closed", "GET")).isFalse();
    }

    @Test
    void answersForTheBearerOfAToken() {
        Answers.isFor(new KnownCaller(new Named("alice"), Set.of("user")), request, response);
        SecurityContext context = context(container);

        assertThat(context.getCallerPrincipal()).isEqualTo(new Named("alice"));
        assertThat(context.isCallerInRole("user")).isTrue();
        assertThat(context.isCallerInRole("admin")).isFalse();
        assertThat(context.getPrincipalsByType(Named.class)).containsExactly(new Named("alice"));
    }

    @Test
    void worksWhereTheContainerHasNone() {
        SecurityContext context = context(null);

        assertThat(context.getCallerPrincipal()).isNull();
        assertThat(context.isCallerInRole("user")).isFalse();
        assertThat(context.hasAccessToWebResource("/open", "GET")).isFalse();
        assertThat(context.getPrincipalsByType(Named.class)).isEmpty();
        assertThat(authenticate(context)).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    @Test
    void saysWhatTheContainerSaysOfAuthentication() {
        said = AuthenticationStatus.SEND_FAILURE;

        assertThat(authenticate(context(container))).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(askedInTheApplicationsName).isTrue();
        assertThat(AuthenticationAsked.by(request)).as("afterwards").isFalse();
    }

    @Test
    void saysWhatCameOfItWhereTheContainerSaysNothing() {
        assertThat(authenticate(context(container))).isEqualTo(AuthenticationStatus.NOT_DONE);
        Answers.isFor(new KnownCaller(new Named("alice"), Set.of()), request, response);
        assertThat(authenticate(context(container))).isEqualTo(AuthenticationStatus.SUCCESS);
    }

    /** Which the API that this is compiled against does not know. */
    @Test
    void cannotListRolesBeforeJakartaSecurity4() {
        assertThatThrownBy(() -> ((TokenSecurityContext) context(container)).getAllDeclaredCallerRoles())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private AuthenticationStatus authenticate(SecurityContext context) {
        return context.authenticate(request, response, AuthenticationParameters.withParams());
    }

    @SuppressWarnings("unchecked")
    private SecurityContext context(@Nullable SecurityContext behind) {
        AccessExtension extension = new AccessExtension() {
            @Override
            Optional<Object> containersContext() {
                return Optional.ofNullable(behind);
            }
        };
        Instance<HttpServletRequest> requests = Fakes.of(
                Instance.class,
                (proxy, method, args) -> method.getName().equals("isResolvable") ? true : (Object) request);
        return new TokenSecurityContext(extension, requests);
    }
}
