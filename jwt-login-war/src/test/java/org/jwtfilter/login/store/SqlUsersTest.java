// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserName;

class SqlUsersTest {
    private final Database database = Database.openUrl("jdbc:h2:mem:users;DB_CLOSE_DELAY=0");
    private final SqlUsers users = new SqlUsers(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsWhatWasAdded() {
        StoredUser alice = user("alice", true, "user", "admin");
        StoredUser off = user("jos\u00e9", false);
        assertThat(users.isEmpty()).isTrue();

        users.add(List.of(alice, off));

        assertThat(users.isEmpty()).isFalse();
        assertThat(users.find(alice.name())).contains(alice);
        assertThat(users.find(off.name())).contains(off);
        assertThat(users.find(new UserName("nobody"))).isEmpty();
        assertThat(users.find(new UserName("' or 1=1 --"))).isEmpty();
    }

    @Test
    void addsAllOrNone() {
        assertThatThrownBy(() -> users.add(List.of(user("alice", true, "user"), user("alice", true))))
                .isInstanceOf(UnavailableException.class);

        assertThat(users.isEmpty()).isTrue();
    }

    @Test
    void keepsTheLongestName() {
        StoredUser longest = user("\ud83d\ude00".repeat(UserName.MAX_LENGTH), true, "g".repeat(256));

        users.add(List.of(longest));

        assertThat(users.find(longest.name())).contains(longest);
    }

    private static StoredUser user(String name, boolean enabled, String... groups) {
        return new StoredUser(new UserName(name), "hash of " + name, Set.of(groups), enabled);
    }
}
