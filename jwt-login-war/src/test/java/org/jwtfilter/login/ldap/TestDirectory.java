// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A directory with a few people, on real sockets of the loopback address, with a certificate of its own. */
final class TestDirectory implements AutoCloseable {
    static final String ACCOUNT = "cn=reader,dc=example,dc=org";
    static final String ACCOUNT_PASSWORD = "reader-secret";
    static final String START_TLS = "start-tls";
    static final String LDAPS = "ldaps";

    private static final String STORE_PASSWORD = "changeit";
    private static final String[] ENTRIES = {
        "dn: dc=example,dc=org\nobjectClass: domain\ndc: example",
        "dn: cn=reader,dc=example,dc=org\nobjectClass: person\ncn: reader\nsn: r\nuserPassword: " + ACCOUNT_PASSWORD,
        "dn: ou=people,dc=example,dc=org\nobjectClass: organizationalUnit\nou: people",
        "dn: ou=groups,dc=example,dc=org\nobjectClass: organizationalUnit\nou: groups",
        person("alice", "Alice", "mail: alice@example.org\ntelephoneNumber: 1\ntelephoneNumber: 2"),
        person("bob (x)*", "Bob", "mail: bob@example.org"),
        person("carol", "Carol", "mail: shared@example.org"),
        person("dave", "Dave", "mail: shared@example.org"),
        "dn: cn=user,ou=groups,dc=example,dc=org\nobjectClass: groupOfNames\ncn: user\nmember: " + dn("alice")
                + "\nmember: " + dn("bob (x)*"),
        "dn: cn=admin,ou=groups,dc=example,dc=org\nobjectClass: groupOfNames\ncn: admin\nmember: " + dn("alice"),
    };

    private final InMemoryDirectoryServer server;
    private final Path certificate;

    private TestDirectory(InMemoryDirectoryServer server, Path certificate) {
        this.server = server;
        this.certificate = certificate;
    }

    static TestDirectory start(Path directory) throws Exception {
        Path store = directory.resolve("directory.p12");
        Path certificate = directory.resolve("directory.pem");
        if (Files.notExists(certificate)) {
            keytool(
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-keystore",
                    store,
                    "-dname",
                    "CN=test",
                    "-ext",
                    "san=ip:127.0.0.1");
            keytool("-exportcert", "-rfc", "-keystore", store, "-file", certificate);
        }
        SSLContext tls = tls(store);
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig(START_TLS, loopback, 0, tls.getSocketFactory()),
                InMemoryListenerConfig.createLDAPSConfig(
                        LDAPS, loopback, 0, tls.getServerSocketFactory(), tls.getSocketFactory()));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        for (String entry : ENTRIES) {
            server.add(entry.split("\n"));
        }
        server.startListening();
        return new TestDirectory(server, certificate);
    }

    int port(String listener) {
        return server.getListenPort(listener);
    }

    Path certificate() {
        return certificate;
    }

    void delete(String uid) throws LDAPException {
        server.delete(dn(uid));
    }

    void leaveGroup(String uid, String group) throws Exception {
        server.modify(
                "dn: cn=" + group + ",ou=groups,dc=example,dc=org",
                "changetype: modify",
                "delete: member",
                "member: " + dn(uid));
    }

    /** Hangs up on everybody. */
    void hangUp() {
        server.closeAllConnections(false);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private static String person(String uid, String cn, String more) {
        return "dn: " + dn(uid) + "\nobjectClass: inetOrgPerson\nuid: " + uid + "\ncn: " + cn + "\nsn: " + cn
                + "\nuserPassword: " + cn + "-secret\n" + more;
    }

    private static String dn(String uid) {
        return "uid=" + uid + ",ou=people,dc=example,dc=org";
    }

    private static SSLContext tls(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** The JDK's own, because it has no public API that makes a certificate. */
    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-alias", "directory", "-storepass", STORE_PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
    }
}
