// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.password.PasswordHashes;
import org.jwtfilter.login.password.PlainPassword;

/** The users of our own database, as Jakarta Security wants to ask for them. */
public final class EmbeddedIdentityStore implements IdentityStore {
    private final Users users;
    private final PasswordHashes hashes;

    public EmbeddedIdentityStore(Users users, PasswordHashes hashes) {
        this.users = users;
        this.hashes = hashes;
    }

    /** @throws OAuthException if the password is right but temporary: it is good for choosing another one, and for nothing else */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof CallerOnlyCredential known) {
            return find(known.getCaller())
                    .filter(user -> user.enabled() && !user.temporary())
                    .map(EmbeddedIdentityStore::valid)
                    .orElse(CredentialValidationResult.INVALID_RESULT);
        }
        if (credential instanceof UsernamePasswordCredential typed) {
            return PlainPassword.parse(typed.getPasswordAsString())
                    .map(password -> validate(find(typed.getCaller()), password))
                    .orElse(CredentialValidationResult.INVALID_RESULT);
        }
        return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    /** Whether there is such a user, disabled ones included. */
    boolean knows(UserName name) {
        return users.find(name).isPresent();
    }

    private CredentialValidationResult validate(Optional<StoredUser> stored, PlainPassword password) {
        // Hashed for nobody and for the disabled as well, so that time tells them nothing.
        boolean matches = hashes.verify(password, stored.map(StoredUser::passwordHash));
        if (stored.isEmpty()) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        StoredUser user = stored.get();
        if (!matches || !user.enabled()) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        if (user.temporary()) {
            throw new OAuthException(OAuthError.passwordChangeRequired());
        }
        if (hashes.isOutdated(user.passwordHash())) {
            users.rehash(user.name(), user.passwordHash(), hashes.hash(password));
        }
        return valid(user);
    }

    private Optional<StoredUser> find(String name) {
        return UserName.parse(name).flatMap(users::find);
    }

    private static CredentialValidationResult valid(StoredUser user) {
        return new CredentialValidationResult(new UserPrincipal(user.name(), user.attributes()), user.groups());
    }
}
