// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;

/** Answers who a user is. Throws {@link org.jwtfilter.login.oauth.UnavailableException} where the store behind it does not answer. */
public final class Realm {
    private final IdentityStoreHandler stores;
    private final Users users;

    public Realm(IdentityStoreHandler stores, Users users) {
        this.stores = stores;
        this.users = users;
    }

    /** The user whose name and password these are; empty if they are wrong or the user is disabled. */
    public Optional<User> authenticate(UserName name, PlainPassword password) {
        CredentialValidationResult result =
                stores.validate(new UsernamePasswordCredential(name.text(), new String(password.chars())));
        if (result.getStatus() != Status.VALID) {
            return Optional.empty();
        }
        return UserName.parse(result.getCallerPrincipal().getName())
                .map(known -> new User(known, result.getCallerGroups()));
    }

    /** The user as he or she is now, for a refresh; empty if gone or disabled since. */
    public Optional<User> find(UserName name) {
        return users.find(name).filter(StoredUser::enabled).map(StoredUser::user);
    }
}
