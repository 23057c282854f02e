// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.Optional;
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

    /** True if {@code old} was the password, temporary or not, and {@code wanted} is it from now on; they must differ. */
    public boolean change(UserName name, PlainPassword old, PlainPassword wanted) {
        Optional<StoredUser> stored = users.find(name);
        boolean matches = hashes.verify(old, stored.map(StoredUser::passwordHash));
        // An administrator may have set another one while this was looked at, and that stays.
        return stored.filter(user -> matches && user.enabled())
                .filter(user -> users.replacePassword(name, user.passwordHash(), hashes.hash(wanted)))
                .isPresent();
    }
}
