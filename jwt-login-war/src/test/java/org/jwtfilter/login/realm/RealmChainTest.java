// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.INVALID_RESULT;
import static jakarta.security.enterprise.identitystore.CredentialValidationResult.NOT_VALIDATED_RESULT;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.password.PlainPassword;

/** Several identity stores in order. */
class RealmChainTest {
    private static final UserName ALICE = new UserName("alice");

    private final List<String> asked = new ArrayList<>();

    @Test
    void theFirstThatKnowsTheNameDecides() {
        assertThat(authenticate(NOT_VALIDATED_RESULT, valid("b"), valid("c"))).contains(user("2", "b"));
        assertThat(asked).containsExactly("1", "2");
        assertThat(authenticate(valid("a"), INVALID_RESULT)).contains(user("1", "a"));
        assertThat(authenticate(INVALID_RESULT, valid("b"))).isEmpty();
        assertThat(authenticate(NOT_VALIDATED_RESULT, INVALID_RESULT, valid("c")))
                .isEmpty();
        assertThat(authenticate(NOT_VALIDATED_RESULT)).isEmpty();
    }

    @Test
    void asksTheSameStoresForWhoIsRefusedAsForWhoIsUnknown() {
        for (CredentialValidationResult first : List.of(NOT_VALIDATED_RESULT, INVALID_RESULT)) {
            for (CredentialValidationResult second : List.of(NOT_VALIDATED_RESULT, INVALID_RESULT)) {
                authenticate(first, second);
                assertThat(asked).containsExactly("1", "2");
            }
        }
    }

    @Test
    void asksTheRealmOfTheLoginAndNoOtherAtARefresh() {
        User atLogin = new User(ALICE, Set.of("old"), Map.of("mail", "a"), "2");

        assertThat(realm(valid("x"), valid("now")).current(atLogin)).contains(user("2", "now"));
        assertThat(asked).containsExactly("2");
        assertThat(realm(valid("x"), INVALID_RESULT).current(atLogin)).isEmpty();
        assertThat(realm(INVALID_RESULT, NOT_VALIDATED_RESULT).current(atLogin))
                .as("as of the login, where the realm cannot tell")
                .contains(atLogin);
        assertThat(realm(valid("x")).current(atLogin))
                .as("not configured any more")
                .isEmpty();
    }

    @Test
    void takesTheNameThatTheStoreSaysInItsOneSpelling() {
        assertThat(authenticate(new CredentialValidationResult("A.Smith", Set.of())))
                .contains(new User(new UserName("a.smith"), Set.of(), Map.of(), "1"));
        assertThat(authenticate(new CredentialValidationResult("client:alice", Set.of())))
                .isEmpty();
    }

    private Optional<User> authenticate(CredentialValidationResult... results) {
        asked.clear();
        return chain(results).authenticate(ALICE, PlainPassword.parse("secret").orElseThrow());
    }

    private Realm realm(CredentialValidationResult... results) {
        asked.clear();
        return chain(results);
    }

    private Realm chain(CredentialValidationResult... results) {
        Map<String, IdentityStore> stores = new LinkedHashMap<>();
        for (CredentialValidationResult result : results) {
            String name = Integer.toString(stores.size() + 1);
            stores.put(name, new IdentityStore() {
                @Override
                public CredentialValidationResult validate(Credential credential) {
                    asked.add(name);
                    return result;
                }
            });
        }
        return new Realm(stores);
    }

    private static CredentialValidationResult valid(String group) {
        return new CredentialValidationResult(new UserPrincipal(ALICE, Map.of("in", group)), Set.of(group));
    }

    private static User user(String realm, String group) {
        return new User(ALICE, Set.of(group), Map.of("in", group), realm);
    }
}
