// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.UnavailableException;

/** What every store of users must do. It begins without any. */
public abstract class UsersContract {
    private static final Map<String, Object> ATTRIBUTES =
            Map.of("mail", "a@b.example", "age", 7L, "ok", false, "tags", List.of("x \"y\"", "z"));

    protected abstract Users users();

    @Test
    void findsWhatWasAdded() {
        StoredUser alice = user("alice", true, "user", "admin");
        StoredUser off = user("jos\u00e9", false);
        StoredUser rich = new StoredUser(new UserName("rich"), "hash", Set.of("g"), true, true, ATTRIBUTES);
        assertThat(users().isEmpty()).isTrue();

        users().add(List.of(alice, off, rich));

        assertThat(users().isEmpty()).isFalse();
        for (StoredUser user : List.of(alice, off, rich)) {
            assertThat(users().find(user.name())).contains(user);
        }
        assertThat(users().find(new UserName("nobody"))).isEmpty();
        assertThat(users().find(new UserName("' or 1=1 --"))).isEmpty();
    }

    @Test
    void addsAllOrNone() {
        assertThatThrownBy(() -> users().add(List.of(user("alice", true, "user"), user("alice", true))))
                .isInstanceOf(UnavailableException.class);

        assertThat(users().isEmpty()).isTrue();
    }

    @Test
    void createsOnceAndLeavesTheFirstAsItIs() {
        StoredUser first = user("alice", true, "user");

        assertThat(users().create(first)).isTrue();
        assertThat(users().create(user("alice", false))).isFalse();
        assertThat(users().find(first.name())).contains(first);
    }

    @Test
    void keepsTheLongestName() {
        StoredUser longest = user("\ud83d\ude00".repeat(UserName.MAX_LENGTH), true, "g".repeat(256));

        users().add(List.of(longest));

        assertThat(users().find(longest.name())).contains(longest);
    }

    @Test
    void listsPageByPage() {
        for (String name : List.of("d", "b", "a", "c")) {
            users().create(user(name, true, "g1", "g2", name));
        }
        assertThat(names(Optional.empty(), 3)).containsExactly("a", "b", "c");
        assertThat(names(Optional.of("c"), 3)).containsExactly("d");
        assertThat(names(Optional.of("d"), 3)).isEmpty();
        assertThat(names(Optional.of("bb"), 1)).containsExactly("c");
        assertThat(users().list(Optional.empty(), 1)).containsExactly(user("a", true, "g1", "g2", "a"));
    }

    @Test
    void changesWhatIsSaidAndNothingElse() {
        StoredUser alice = new StoredUser(new UserName("alice"), "hash", Set.of("a", "b"), true, true, ATTRIBUTES);
        users().create(alice);
        users().create(user("bob", true, "a"));

        assertThat(change(Optional.of(false), Optional.empty(), Optional.empty()))
                .isEqualTo(new StoredUser(alice.name(), "hash", Set.of("a", "b"), false, true, ATTRIBUTES));
        assertThat(change(Optional.of(true), Optional.of(Set.of("b", "c")), Optional.empty()))
                .isEqualTo(new StoredUser(alice.name(), "hash", Set.of("b", "c"), true, true, ATTRIBUTES));
        assertThat(change(Optional.empty(), Optional.of(Set.of()), Optional.of(Map.of("x", "y"))))
                .isEqualTo(new StoredUser(alice.name(), "hash", Set.of(), true, true, Map.of("x", "y")));
        assertThat(users().change(alice.name(), UserChange.password("other", false)))
                .isTrue();
        assertThat(users().find(alice.name()))
                .contains(new StoredUser(alice.name(), "other", Set.of(), true, false, Map.of("x", "y")));
        assertThat(users().find(new UserName("bob"))).contains(user("bob", true, "a"));
        assertThat(users().change(new UserName("nobody"), UserChange.password("x", true)))
                .isFalse();
    }

    @Test
    void rehashesOnlyTheHashThatWasSeen() {
        StoredUser alice = user("alice", true);
        users().create(alice);

        users().rehash(alice.name(), "another", "newer");
        assertThat(users().find(alice.name())).contains(alice);
        users().rehash(alice.name(), alice.passwordHash(), "newer");
        assertThat(users().find(alice.name()).orElseThrow().passwordHash()).isEqualTo("newer");
    }

    @Test
    void replacesOnlyThePasswordThatWasSeenOfAUserWhoMayLogIn() {
        StoredUser alice = new StoredUser(new UserName("alice"), "old", Set.of("g"), true, true, ATTRIBUTES);
        users().create(alice);
        users().create(user("off", false));

        assertThat(users().replacePassword(alice.name(), "older", "own")).isFalse();
        assertThat(users().find(alice.name())).contains(alice);
        assertThat(users().replacePassword(alice.name(), "old", "own")).isTrue();
        assertThat(users().find(alice.name()))
                .contains(new StoredUser(alice.name(), "own", Set.of("g"), true, false, ATTRIBUTES));
        assertThat(users().replacePassword(new UserName("off"), "hash of off", "own"))
                .isFalse();
        assertThat(users().replacePassword(new UserName("nobody"), "old", "own"))
                .isFalse();
    }

    @Test
    void forgetsWhoIsDeleted() {
        users().create(user("alice", true, "g"));

        assertThat(users().delete(new UserName("alice"))).isTrue();
        assertThat(users().delete(new UserName("alice"))).isFalse();
        assertThat(users().find(new UserName("alice"))).isEmpty();
        assertThat(users().create(user("alice", true))).isTrue();
    }

    private StoredUser change(
            Optional<Boolean> enabled, Optional<Set<String>> groups, Optional<Map<String, Object>> attributes) {
        UserName alice = new UserName("alice");
        assertThat(users().change(alice, new UserChange(Optional.empty(), enabled, groups, attributes)))
                .isTrue();
        return users().find(alice).orElseThrow();
    }

    private List<String> names(Optional<String> after, int limit) {
        return users().list(after.map(UserName::new), limit).stream()
                .map(user -> user.name().text())
                .toList();
    }

    protected static StoredUser user(String name, boolean enabled, String... groups) {
        return new StoredUser(new UserName(name), "hash of " + name, Set.of(groups), enabled);
    }
}
