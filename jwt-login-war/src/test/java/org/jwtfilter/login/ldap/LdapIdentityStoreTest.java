// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.ldap.LdapSettings.Security;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.realm.UserPrincipal;

class LdapIdentityStoreTest {
    @TempDir
    private static Path directory;

    private TestDirectory people;
    private LdapIdentityStore store;

    @BeforeEach
    void start() throws Exception {
        people = TestDirectory.start(directory);
        store = new LdapIdentityStore(settings(Security.START_TLS));
    }

    @AfterEach
    void stop() {
        store.close();
        people.close();
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void knowsAUserByNameAndPassword(Security security) {
        try (LdapIdentityStore ldap = new LdapIdentityStore(settings(security))) {
            CredentialValidationResult alice = ldap.validate(new UsernamePasswordCredential("alice", "Alice-secret"));

            assertThat(alice.getStatus()).isEqualTo(Status.VALID);
            assertThat(alice.getCallerPrincipal().getName()).isEqualTo("alice");
            assertThat(alice.getCallerGroups()).isEqualTo(Set.of("user", "admin"));
            assertThat(((UserPrincipal) alice.getCallerPrincipal()).attributes())
                    .isEqualTo(Map.of("mail", "alice@example.org", "telephoneNumber", List.of("1", "2")));
            assertThat(status(ldap, "alice", "alice-secret")).isEqualTo(Status.INVALID);
            assertThat(status(ldap, "nobody", "Alice-secret")).isEqualTo(Status.NOT_VALIDATED);
        }
    }

    @Test
    void neverBindsWithoutAPassword() {
        assertThat(status(store, "alice", "")).isEqualTo(Status.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "alice)(uid=*", "al*", "alice\\2a", "\\", "alice\0", "a)(|(uid=*", "(", "\u00e9"})
    void takesANameForNothingButAName(String name) {
        assertThat(status(store, name, "Alice-secret")).isEqualTo(Status.NOT_VALIDATED);
        assertThat(store.validate(new CallerOnlyCredential(name)).getStatus()).isEqualTo(Status.INVALID);
    }

    @Test
    void findsANameThatIsFullOfSignsOfFilters() {
        CredentialValidationResult bob = store.validate(new UsernamePasswordCredential("bob (x)*", "Bob-secret"));

        assertThat(bob.getStatus()).isEqualTo(Status.VALID);
        assertThat(bob.getCallerGroups()).isEqualTo(Set.of("user"));
    }

    @Test
    void hasOneNameForAUserWhoMayLogInByTwo() {
        assertThat(store.validate(new UsernamePasswordCredential("ALICE@example.org", "Alice-secret"))
                        .getCallerPrincipal()
                        .getName())
                .isEqualTo("alice");
    }

    @Test
    void refusesANameThatTwoHave() {
        assertThat(status(store, "shared@example.org", "Carol-secret")).isEqualTo(Status.INVALID);
        assertThat(store.validate(new CallerOnlyCredential("shared@example.org"))
                        .getStatus())
                .isEqualTo(Status.INVALID);
    }

    @Test
    void tellsAtARefreshWhoIsStillThereAndWithWhichGroups() throws Exception {
        people.leaveGroup("alice", "admin");
        assertThat(store.validate(new CallerOnlyCredential("alice")).getCallerGroups())
                .isEqualTo(Set.of("user"));
        people.delete("alice");
        assertThat(store.validate(new CallerOnlyCredential("alice")).getStatus())
                .isEqualTo(Status.INVALID);
    }

    @Test
    void connectsAnewWhenTheDirectoryHungUp() {
        assertThat(status(store, "alice", "Alice-secret")).isEqualTo(Status.VALID);
        people.hangUp();
        assertThat(status(store, "alice", "Alice-secret")).isEqualTo(Status.VALID);
    }

    @Test
    void saysThatTheDirectoryIsAwayAndNothingOfTheUser() {
        people.close();

        assertThatThrownBy(() -> status(store, "alice", "Alice-secret"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> store.validate(new CallerOnlyCredential("alice")))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void isAwayAndNotWrongWhenOurOwnAccountIsRefused() {
        LdapSettings good = settings(Security.LDAPS);
        LdapSettings bad = new LdapSettings(
                good.server(),
                good.trusted(),
                Optional.of(new LdapSettings.Account(TestDirectory.ACCOUNT, "wrong")),
                good.users(),
                "uid",
                Optional.empty(),
                "cn",
                List.of(),
                good.timeout());
        try (LdapIdentityStore ldap = new LdapIdentityStore(bad)) {
            assertThatThrownBy(() -> status(ldap, "alice", "Alice-secret")).isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
                LdapIdentityStore ldap = new LdapIdentityStore(at("127.0.0.1", silent.getLocalPort(), Security.NONE))) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> status(ldap, "alice", "Alice-secret")).isInstanceOf(UnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Security.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void trustsOnlyTheCertificateOfTheConfiguredHost(Security security) {
        LdapSettings otherHost = at("localhost", port(security), security);
        try (LdapIdentityStore ldap = new LdapIdentityStore(otherHost)) {
            assertThatThrownBy(() -> status(ldap, "alice", "Alice-secret")).isInstanceOf(UnavailableException.class);
        }
        LdapSettings good = settings(security);
        LdapSettings othersTrusted = new LdapSettings(
                good.server(),
                Optional.empty(),
                good.account(),
                good.users(),
                "uid",
                good.groups(),
                "cn",
                List.of(),
                good.timeout());
        try (LdapIdentityStore ldap = new LdapIdentityStore(othersTrusted)) {
            assertThatThrownBy(() -> status(ldap, "alice", "Alice-secret")).isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void checksFiltersAndNames() {
        assertThat(LdapSettings.isFilter("(uid={0})")).isTrue();
        assertThat(LdapSettings.isFilter("(uid=x)")).isFalse();
        assertThat(LdapSettings.isFilter("(uid={0}")).isFalse();
        assertThat(LdapSettings.isDn("ou=people,dc=example")).isTrue();
        assertThat(LdapSettings.isDn("people")).isFalse();
        assertThat(LdapSettings.isDn(" ")).isFalse();
        assertThat(new LdapSettings.Account("cn=x", "secret").toString()).doesNotContain("secret");
    }

    private LdapSettings settings(Security security) {
        return at("127.0.0.1", port(security), security);
    }

    private int port(Security security) {
        return people.port(security == Security.LDAPS ? TestDirectory.LDAPS : TestDirectory.START_TLS);
    }

    private LdapSettings at(String host, int port, Security security) {
        return new LdapSettings(
                new LdapSettings.Server(host, port, security),
                Optional.of(people.certificate()),
                Optional.of(new LdapSettings.Account(TestDirectory.ACCOUNT, TestDirectory.ACCOUNT_PASSWORD)),
                new LdapSettings.Search("ou=people,dc=example,dc=org", "(|(uid={0})(mail={0}))"),
                "uid",
                Optional.of(new LdapSettings.Search("ou=groups,dc=example,dc=org", "(member={0})")),
                "cn",
                List.of("mail", "telephoneNumber", "jpegPhoto"),
                Duration.ofSeconds(2));
    }

    private static Status status(LdapIdentityStore ldap, String name, String password) {
        return ldap.validate(new UsernamePasswordCredential(name, password)).getStatus();
    }
}
