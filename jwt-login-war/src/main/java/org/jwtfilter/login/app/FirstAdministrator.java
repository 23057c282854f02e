// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.password.PasswordHashes;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserChange;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.realm.Users;

/**
 * Makes an administrator where there is nobody at all, with a password that is printed and good for nothing but choosing another one. As
 * long as nobody has used it, each start prints a new one, so it does not matter if one was missed; there is no default password.
 */
final class FirstAdministrator {
    static final UserName NAME = new UserName("admin");

    private static final System.Logger LOG = System.getLogger(FirstAdministrator.class.getName());
    private static final int PASSWORD_BYTES = 16;

    private FirstAdministrator() {}

    /**
     * Makes sure that somebody can administer, if there are no users, or only the one that this made before.
     *
     * @param group that makes an administrator
     */
    static void ensure(Users users, PasswordHashes hashes, String group, SecureRandom random) {
        List<StoredUser> two = users.list(Optional.empty(), 2);
        if (two.isEmpty()) {
            String password = password(random);
            StoredUser admin = new StoredUser(NAME, hash(hashes, password), Set.of(group), true, true, Map.of());
            // Another node may have been faster; then it prints.
            if (users.create(admin)) {
                print(password);
            }
        } else if (two.size() == 1
                && two.get(0).name().equals(NAME)
                && two.get(0).temporary()) {
            String password = password(random);
            if (users.change(NAME, UserChange.password(hash(hashes, password), true))) {
                print(password);
            }
        }
    }

    /** To the log, because a server has no other place where its deployer is sure to look. It is worth nothing once it was used. */
    private static void print(String password) {
        LOG.log(
                Level.WARNING,
                "There are no users yet. One-time password of the administrator {0}, good only for choosing another one at"
                        + " POST /password: {1}",
                NAME.text(),
                password);
    }

    private static String hash(PasswordHashes hashes, String password) {
        return hashes.hash(PlainPassword.parse(password).orElseThrow());
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
