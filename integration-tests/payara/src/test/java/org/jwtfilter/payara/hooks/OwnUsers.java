// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** An application's own users: one. */
@ApplicationScoped
public class OwnUsers implements IdentityStore {
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return credential.compareTo("olga", "olga-knows-it")
                ? new CredentialValidationResult("olga", Set.of("user"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
