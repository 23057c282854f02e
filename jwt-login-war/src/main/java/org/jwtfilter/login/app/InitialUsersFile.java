// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.password.PasswordHashes;
import org.jwtfilter.login.realm.InitialUsers;
import org.jwtfilter.login.realm.Users;
import org.jwtfilter.login.store.OwnerOnly;
import org.jwtfilter.login.store.StartException;

/** Fills an empty table of users from a file, at the first start. */
final class InitialUsersFile {
    private static final System.Logger LOG = System.getLogger(InitialUsersFile.class.getName());

    private InitialUsersFile() {}

    /**
     * Reads {@code file} if there are no users yet.
     *
     * @throws ConfigException if the file has bad lines or none
     * @throws StartException if it cannot be read, or by too many
     */
    static void load(Optional<Path> file, Users users, PasswordHashes hashes) {
        if (file.isEmpty() || !users.isEmpty()) {
            return;
        }
        InitialUsers initial = InitialUsers.parse(lines(file.get()));
        List<String> problems = initial.problems().stream()
                .map(problem -> file.get() + ", " + problem)
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        if (initial.passwords().isEmpty()) {
            throw new ConfigException(List.of(file.get() + " has no users in it; write name:password:group,group"));
        }
        try {
            users.add(initial.hashed(hashes));
        } catch (UnavailableException e) {
            if (users.isEmpty()) {
                throw e;
            }
            // Another node that starts on the same empty database was faster.
            return;
        }
        LOG.log(
                Level.INFO,
                "Added {0} users; the file with their passwords is not needed any more and may be deleted: {1}",
                initial.passwords().size(),
                file.get());
    }

    private static List<String> lines(Path file) {
        OwnerOnly.check(file);
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartException(file + " cannot be read as UTF-8 text", e);
        }
    }
}
