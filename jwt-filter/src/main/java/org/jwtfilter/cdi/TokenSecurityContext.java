// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.Priority;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.SecurityContext;
import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jakarta Security's {@code SecurityContext}, to which the roles of a token count whether or not anybody declared them, and which
 * knows a token's caller even where it is the servlet filter that made him known. For other callers it is as it was.
 */
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
abstract class TokenSecurityContext implements SecurityContext, Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // A bean's proxy is.
    private final @Nullable SecurityContext container;

    @Inject
    TokenSecurityContext(@Delegate SecurityContext container) {
        this.container = container;
    }

    @Override
    public @Nullable Principal getCallerPrincipal() {
        Principal known = container().getCallerPrincipal();
        return known != null
                ? known
                : RequestCaller.find().map(caller -> caller.principal()).orElse(null);
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        Set<T> known = container().getPrincipalsByType(type);
        return known.isEmpty()
                ? RequestCaller.find()
                        .map(caller -> caller.principal())
                        .filter(type::isInstance)
                        .map(principal -> Set.of(type.cast(principal)))
                        .orElse(known)
                : known;
    }

    @Override
    public boolean isCallerInRole(String role) {
        return RequestCaller.find().filter(caller -> caller.isInRole(role)).isPresent()
                || container().isCallerInRole(role);
    }

    private SecurityContext container() {
        return requireNonNull(container, "made by CDI");
    }
}
