// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealmTest {
    private final TestRealm test = new TestRealm();

    @BeforeEach
    void addUsers() {
        test.users.put("alice", "#secret", true, "user", "admin");
        test.users.put("off", "#secret", false, "user");
    }

    @Test
    void knowsAUserByNameAndPassword() {
        assertThat(authenticate("alice", "secret")).contains(new User(new UserName("alice"), Set.of("user", "admin")));
    }

    @Test
    void refusesAWrongPasswordAnUnknownUserAndADisabledOne() {
        assertThat(authenticate("alice", "wrong")).isEmpty();
        assertThat(authenticate("nobody", "secret")).isEmpty();
        assertThat(authenticate("off", "secret")).isEmpty();
        // Not even with the password that is hashed in their place.
        assertThat(authenticate("nobody", "dummy")).isEmpty();
    }

    @Test
    void hashesOnceWhoeverAsks() {
        authenticate("alice", "secret");
        authenticate("alice", "wrong");
        authenticate("nobody", "secret");
        authenticate("off", "secret");

        assertThat(test.hashes.compared).isEqualTo(List.of("#secret", "#secret", "#dummy", "#secret"));
    }

    @Test
    void findsAUserAsHeOrSheIsNow() {
        test.users.put("alice", "#secret", true, "user");

        assertThat(test.realm.find(new UserName("alice")).orElseThrow().groups())
                .containsExactly("user");
        assertThat(test.realm.find(new UserName("off"))).isEmpty();
        assertThat(test.realm.find(new UserName("nobody"))).isEmpty();
    }

    @Test
    void readsInitialUsers() {
        InitialUsers initial = InitialUsers.parse(
                List.of("# people", "", "Alice:pass:with:colons:user, admin", "bob: spaced :", "  # more"));

        assertThat(initial.problems()).isEmpty();
        assertThat(initial.hashed(test.hashes))
                .containsExactly(
                        new StoredUser(new UserName("alice"), "#pass:with:colons", Set.of("user", "admin"), true),
                        new StoredUser(new UserName("bob"), "# spaced ", Set.of(), true));
    }

    @Test
    void namesEveryBadLineAndNoPassword() {
        InitialUsers initial = InitialUsers.parse(List.of(
                "secret",
                "a:secret",
                ":secret:g",
                "a::g",
                "b:secret:g,,h",
                "c:secret:g h",
                "d:secret:",
                "D:secret:",
                "x\0y:secret:"));

        assertThat(initial.problems()).hasSize(8).noneMatch(problem -> problem.contains("secret"));
        assertThat(initial.problems().get(0)).startsWith("line 1: ");
        assertThat(initial.problems().get(7)).startsWith("line 9: ");
        assertThat(initial.toString()).doesNotContain("secret");
    }

    private Optional<User> authenticate(String name, String password) {
        return test.realm.authenticate(
                new UserName(name), PlainPassword.parse(password).orElseThrow());
    }
}
