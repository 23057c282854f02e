// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jwtfilter.login.password.PasswordHashes;
import org.jwtfilter.login.password.PlainPassword;

/** Lets a user of the embedded realm choose another password, the old one in hand. */
public final class OwnPassword {
    private final Users users;
    private final PasswordHashes hashes;

    public OwnPassword(Users users, PasswordHashes hashes) {
        this.users = users;
        this.hashes = hashes;
    }

    /**
     * What makes {@code wanted} the password in the place of {@code old}, temporary or not; they must differ. It is false if it came too late.
     *
     * @return empty if {@code old} is not the password, or the user is disabled
     */
    public Optional<BooleanSupplier> change(UserName name, PlainPassword old, PlainPassword wanted) {
        Optional<StoredUser> stored = users.find(name);
        boolean matches = hashes.verify(old, stored.map(StoredUser::passwordHash));
        return stored.filter(user -> matches && user.enabled()).map(user -> {
            String hash = hashes.hash(wanted);
            // An administrator may have set another one while this was looked at, and that stays.
            return () -> users.replacePassword(name, user.passwordHash(), hash);
        });
    }
}
