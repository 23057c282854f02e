// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.password.PasswordHashes;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.realm.UserPrincipal;

/** The users of tables that others keep, as Jakarta Security wants to ask for them. Never writes. */
public final class DatabaseIdentityStore implements IdentityStore, AutoCloseable {
    private final UserTables tables;
    private final PasswordHashes hashes;

    private DatabaseIdentityStore(UserTables tables, PasswordHashes hashes) {
        this.tables = tables;
        this.hashes = hashes;
    }

    /** @throws StartException if the place is a {@code DataSource} that is not there */
    public static DatabaseIdentityStore open(DatabasePlace place, UserQueries queries, PasswordHashes hashes) {
        return new DatabaseIdentityStore(UserTables.open(place, queries), hashes);
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof CallerOnlyCredential known) {
            return UserName.parse(known.getCaller())
                    .flatMap(tables::find)
                    .filter(Row::enabled)
                    .map(Row::valid)
                    .orElse(CredentialValidationResult.INVALID_RESULT);
        }
        if (credential instanceof UsernamePasswordCredential typed) {
            return PlainPassword.parse(typed.getPasswordAsString())
                    .map(password -> validate(UserName.parse(typed.getCaller()).flatMap(tables::find), password))
                    .orElse(CredentialValidationResult.INVALID_RESULT);
        }
        return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private CredentialValidationResult validate(Optional<Row> row, PlainPassword password) {
        // Hashed for nobody and for the disabled as well, so that time tells them nothing.
        boolean matches = hashes.verify(password, row.map(Row::hash));
        if (row.isEmpty()) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return matches && row.get().enabled() ? row.get().valid() : CredentialValidationResult.INVALID_RESULT;
    }

    @Override
    public void close() {
        tables.close();
    }

    /** What the tables say of a user. */
    record Row(UserName name, String hash, boolean enabled, Set<String> groups, Map<String, Object> attributes) {
        private CredentialValidationResult valid() {
            return new CredentialValidationResult(new UserPrincipal(name, attributes), groups);
        }

        @Override
        public String toString() {
            return "Row[" + name.forLog() + "]";
        }
    }
}
