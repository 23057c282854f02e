// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import org.jwtfilter.login.oauth.UnavailableException;

/** The identity store beans that a deployer added, behind the container's handler, which knows their priorities and how they share groups. */
final class CustomIdentityStore implements IdentityStore {
    private final IdentityStoreHandler handler;

    CustomIdentityStore(IdentityStoreHandler handler) {
        this.handler = handler;
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        CredentialValidationResult result;
        try {
            result = handler.validate(credential);
        } catch (RuntimeException e) {
            throw new UnavailableException(
                    "An identity store bean does not answer: " + e.getClass().getName(), e);
        }
        // A refusal does not say whether there is such a user, so those of the realms that follow are not shut out by
        // it.
        return credential instanceof UsernamePasswordCredential && result.getStatus() == Status.INVALID
                ? CredentialValidationResult.NOT_VALIDATED_RESULT
                : result;
    }
}
