// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;

/** The users of the embedded database, as Jakarta Security wants to ask for them. */
public final class EmbeddedIdentityStore implements IdentityStore {
    private final Users users;
    private final PasswordHashes hashes;
    private final String dummyHash;

    /** @param dummy what to hash for nobody; no one needs to know it */
    public EmbeddedIdentityStore(Users users, PasswordHashes hashes, PlainPassword dummy) {
        this.users = users;
        this.hashes = hashes;
        this.dummyHash = hashes.hash(dummy);
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential typed)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        Optional<StoredUser> stored = UserName.parse(typed.getCaller()).flatMap(users::find);
        Optional<PlainPassword> password = PlainPassword.parse(typed.getPasswordAsString());
        if (password.isEmpty()) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        // The hash is computed for nobody and for the disabled as well, so that time tells them nothing.
        boolean matches = hashes.verify(
                password.get(), stored.map(StoredUser::passwordHash).orElse(dummyHash));
        return stored.filter(user -> matches && user.enabled())
                .map(user -> new CredentialValidationResult(user.name().text(), user.groups()))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
