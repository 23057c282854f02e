// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Knows Vera, who is in another group at her refresh. */
@ApplicationScoped
public class StaffIdentityStore implements IdentityStore {

    /** A login; found by Jakarta Security because of the type of its parameter. */
    public CredentialValidationResult validate(UsernamePasswordCredential typed) {
        return typed.compareTo("vera", "vera-secret")
                ? new CredentialValidationResult("vera", Set.of("staff"))
                : CredentialValidationResult.INVALID_RESULT;
    }

    /** A refresh. */
    public CredentialValidationResult validate(CallerOnlyCredential known) {
        return known.getCaller().equals("vera")
                ? new CredentialValidationResult("vera", Set.of("chief"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
