// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.password.CountingHashes;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.MemoryUsers;
import org.jwtfilter.login.realm.OwnPassword;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserName;

class FirstAdministratorTest {
    private final MemoryUsers users = new MemoryUsers();
    private final CountingHashes hashes = new CountingHashes();

    @Test
    void isMadeWhereThereIsNobodyWithAPasswordThatNobodyCanGuess() {
        ensure();

        StoredUser admin = users.find(new UserName("admin")).orElseThrow();
        assertThat(admin.temporary()).isTrue();
        assertThat(admin.groups()).isEqualTo(Set.of("bosses"));
        assertThat(hashes.made).singleElement().asString().hasSize(1 + 22);
    }

    @Test
    void getsANewPasswordAtEachStartUntilItWasUsed() {
        ensure();
        String first = hashes.made.get(0);
        ensure();
        String second = hashes.made.get(1);
        assertThat(second).isNotEqualTo(first);
        assertThat(users.find(new UserName("admin")).orElseThrow().passwordHash())
                .isEqualTo(second);

        assertThat(new OwnPassword(users, hashes)
                        .change(new UserName("admin"), password(second.substring(1)), password("chosen"))
                        .filter(BooleanSupplier::getAsBoolean))
                .isPresent();
        ensure();
        assertThat(users.find(new UserName("admin")).orElseThrow().passwordHash())
                .isEqualTo("#chosen");
    }

    @Test
    void isNotMadeWhereThereIsSomebody() {
        users.put("alice", "#secret", true);
        ensure();

        assertThat(users.list(Optional.empty(), 9)).hasSize(1);
        assertThat(hashes.made).isEmpty();
    }

    private void ensure() {
        FirstAdministrator.ensure(users, hashes, "bosses", new SecureRandom());
    }

    private static PlainPassword password(String text) {
        return PlainPassword.parse(text).orElseThrow();
    }
}
