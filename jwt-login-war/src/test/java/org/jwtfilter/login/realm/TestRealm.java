// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;

/** A realm on {@link MemoryUsers}, with the container's handler left out. */
public final class TestRealm {
    public final MemoryUsers users = new MemoryUsers();
    public final CountingHashes hashes = new CountingHashes();
    public final Realm realm;

    public TestRealm() {
        EmbeddedIdentityStore store = new EmbeddedIdentityStore(
                users, hashes, PlainPassword.parse("dummy").orElseThrow());
        realm = new Realm(
                new IdentityStoreHandler() {
                    @Override
                    public CredentialValidationResult validate(Credential credential) {
                        return store.validate(credential);
                    }
                },
                users);
    }
}
