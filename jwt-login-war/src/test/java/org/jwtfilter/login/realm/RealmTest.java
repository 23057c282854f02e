// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.password.PlainPassword;

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
    }

    @Test
    void hashesOnceWhoeverAsks() {
        authenticate("alice", "secret");
        authenticate("alice", "wrong");
        authenticate("nobody", "secret");
        authenticate("off", "secret");

        assertThat(test.hashes.compared).isEqualTo(List.of("#secret", "#secret", "nobody", "#secret"));
    }

    @Test
    void findsAUserAsHeOrSheIsNow() {
        User alice = authenticate("alice", "secret").orElseThrow();
        User off = new User(new UserName("off"), Set.of("user"));
        test.users.put("alice", "#secret", true, "user");

        assertThat(test.realm.current(alice).orElseThrow().groups()).containsExactly("user");
        assertThat(test.realm.current(off)).isEmpty();
        test.users.remove("alice");
        assertThat(test.realm.current(alice)).isEmpty();
        assertThat(test.realm.current(new User(alice.name(), Set.of(), Map.of(), "gone")))
                .isEmpty();
    }

    @Test
    void findsAUserByNameAloneWhereARealmCanTell() {
        assertThat(test.realm.find(new UserName("alice")).orElseThrow().groups())
                .containsExactlyInAnyOrder("user", "admin");
        assertThat(test.realm.find(new UserName("off"))).isEmpty();
        assertThat(test.realm.find(new UserName("nobody"))).isEmpty();
        Realm behindOneThatCannotTell = new Realm(new TreeMap<>(Map.of(
                "a",
                new IdentityStore() {
                    @Override
                    public CredentialValidationResult validate(Credential any) {
                        return CredentialValidationResult.NOT_VALIDATED_RESULT;
                    }
                },
                "b",
                new EmbeddedIdentityStore(test.users, test.hashes))));
        assertThat(behindOneThatCannotTell
                        .find(new UserName("alice"))
                        .orElseThrow()
                        .realm())
                .isEqualTo("b");
        assertThat(behindOneThatCannotTell.find(new UserName("nobody"))).isEmpty();
    }

    @Test
    void whoIsDisabledIsNotFoundAsSomebodyOfThatNameInALaterRealm() {
        MemoryUsers others = new MemoryUsers();
        others.put("off", "#other", true, "admin");
        Map<String, IdentityStore> stores = new TreeMap<>();
        stores.put("a", new EmbeddedIdentityStore(test.users, test.hashes));
        stores.put("b", new EmbeddedIdentityStore(others, test.hashes));
        Realm both = new Realm(stores);
        User off = new User(new UserName("off"), Set.of("user"));

        assertThat(both.find(off.name())).isEmpty();
        assertThat(both.now(off)).isEmpty();

        test.users.remove("off");
        assertThat(both.find(off.name()).orElseThrow().groups()).containsExactly("admin");
        assertThat(both.now(off).orElseThrow().realm()).isEqualTo("b");
    }

    @Test
    void hashesAnOutdatedHashAnewAndNoOther() {
        test.users.put("bob", "#old", true);

        assertThat(authenticate("bob", "new")).isEmpty();
        assertThat(hashOf("bob")).isEqualTo("#old");
        assertThat(authenticate("bob", "old")).isPresent();
        // The stand-in hashes to the same text; a real one does not, see SqlUsersTest.
        assertThat(test.hashes.made).containsExactly("#old");
        assertThat(authenticate("alice", "secret")).isPresent();
        assertThat(test.hashes.made).hasSize(1);
    }

    @Test
    void aTemporaryPasswordIsGoodForChoosingAnotherOneOnly() {
        UserName carol = new UserName("carol");
        User user = new User(carol, Set.of());
        test.users.create(new StoredUser(carol, "#first", Set.of(), true, true, Map.of()));
        OwnPassword own = new OwnPassword(test.users, test.hashes);

        assertThatThrownBy(() -> authenticate("carol", "first")).hasMessage("password_change_required");
        assertThat(authenticate("carol", "wrong")).isEmpty();
        assertThat(test.realm.current(user)).isEmpty();
        assertThat(own.change(carol, password("wrong"), password("second"))).isEmpty();
        BooleanSupplier late =
                own.change(carol, password("first"), password("third")).orElseThrow();
        assertThat(own.change(carol, password("first"), password("second")))
                .hasValueSatisfying(change -> assertThat(change.getAsBoolean()).isTrue());
        assertThat(late.getAsBoolean()).isFalse();
        assertThat(own.change(carol, password("first"), password("third"))).isEmpty();
        assertThat(authenticate("carol", "second")).contains(user);
        assertThat(own.change(new UserName("nobody"), password("first"), password("second")))
                .isEmpty();
        assertThat(own.change(new UserName("off"), password("secret"), password("second")))
                .isEmpty();
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
        return test.realm.authenticate(new UserName(name), password(password));
    }

    private String hashOf(String name) {
        return test.users.find(new UserName(name)).orElseThrow().passwordHash();
    }

    private static PlainPassword password(String text) {
        return PlainPassword.parse(text).orElseThrow();
    }
}
