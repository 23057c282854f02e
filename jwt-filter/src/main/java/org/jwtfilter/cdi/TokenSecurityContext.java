// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.exchange.AuthenticationAsked;
import org.jwtfilter.exchange.KnownCaller;

/**
 * Jakarta Security's {@code SecurityContext}, to which the roles of a token count whether or not anybody declared them, and which
 * knows a token's caller even where it is the servlet filter that made him known. For other callers it is the container's own.
 *
 * <p>It stands in the place of the container's bean and is no decorator: a decorated bean costs each call some microseconds, and
 * Payara asks it on every request to a resource with {@code @RolesAllowed}.
 */
class TokenSecurityContext implements SecurityContext {
    private final @Nullable AccessExtension extension;
    private final @Nullable HttpServletRequest current;

    /** For the client proxy that CDI makes. */
    protected TokenSecurityContext() {
        this.extension = null;
        this.current = null;
    }

    /** @param requests gives one proxy, which stands for the request of whatever thread asks it */
    @Inject
    TokenSecurityContext(AccessExtension extension, Instance<HttpServletRequest> requests) {
        this.extension = extension;
        this.current = requests.isResolvable() ? requests.get() : null;
    }

    @Override
    public @Nullable Principal getCallerPrincipal() {
        Optional<KnownCaller> caller = RequestCaller.of(current);
        return caller.isPresent()
                ? caller.get().principal()
                : container().map(SecurityContext::getCallerPrincipal).orElse(null);
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        Set<T> known =
                container().map(context -> context.getPrincipalsByType(type)).orElse(Set.of());
        return known.isEmpty()
                ? RequestCaller.of(current)
                        .map(KnownCaller::principal)
                        .filter(type::isInstance)
                        .map(principal -> Set.of(type.cast(principal)))
                        .orElse(known)
                : known;
    }

    @Override
    public boolean isCallerInRole(String role) {
        Optional<KnownCaller> caller = RequestCaller.of(current);
        return caller.isPresent() && caller.get().isInRole(role)
                || container().filter(context -> context.isCallerInRole(role)).isPresent();
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        return container()
                .filter(context -> context.hasAccessToWebResource(resource, methods))
                .isPresent();
    }

    /** Of Jakarta Security 4.0, which is newer than what this is compiled against. */
    @SuppressWarnings("unchecked") // It is declared so.
    public Set<String> getAllDeclaredCallerRoles() {
        try {
            Method declared = SecurityContext.class.getMethod("getAllDeclaredCallerRoles");
            Optional<SecurityContext> container = container();
            return container.isPresent() ? (Set<String>) declared.invoke(container.get()) : Set.of();
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("the container does not list the roles of a caller", e);
        }
    }

    /** What the container says. Of a module of Jakarta Authentication Payara says nothing; then what came of it. */
    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest request, HttpServletResponse response, AuthenticationParameters parameters) {
        AuthenticationAsked.begin(request);
        try {
            return container()
                    .map(context -> context.authenticate(request, response, parameters))
                    .orElseGet(() -> KnownCaller.of(request).isPresent()
                            ? AuthenticationStatus.SUCCESS
                            : AuthenticationStatus.NOT_DONE);
        } finally {
            AuthenticationAsked.end(request);
        }
    }

    private Optional<SecurityContext> container() {
        return requireNonNull(extension, "made by CDI").containersContext().map(SecurityContext.class::cast);
    }
}
