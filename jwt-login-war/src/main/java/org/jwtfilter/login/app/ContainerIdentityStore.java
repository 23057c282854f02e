// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The users of the server's own realm, by {@code HttpServletRequest.login}. A servlet can ask whether somebody has a role, not for all roles,
 * so the groups that may be are configured. It does not say whether there is a user of that name, and tells of nobody without a password.
 */
final class ContainerIdentityStore implements IdentityStore {
    private final HttpServletRequest request;
    private final Set<String> groups;

    /** @param request the current one, whichever that is */
    ContainerIdentityStore(HttpServletRequest request, Set<String> groups) {
        this.request = request;
        this.groups = Set.copyOf(groups);
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential typed)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        try {
            request.login(typed.getCaller(), typed.getPasswordAsString());
        } catch (ServletException refused) {
            // The cause is not kept: what it says is the server's own, and may be about the password.
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        try {
            return new CredentialValidationResult(
                    new CallerPrincipal(request.getUserPrincipal().getName()),
                    groups.stream().filter(request::isUserInRole).collect(Collectors.toSet()));
        } finally {
            logOut();
        }
    }

    /** The rest of this request is ours alone. */
    private void logOut() {
        try {
            request.logout();
        } catch (ServletException e) {
            throw new IllegalStateException("The server does not forget the caller", e);
        }
    }
}
