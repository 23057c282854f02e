// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.jwtfilter.demo.PayaraMicro;
import org.jwtfilter.payara.staff.StaffIdentityStore;

/**
 * All five realms in one chain, on a server that begins with nobody: its own database, a directory, a table of others, the server's file
 * realm and a bean that was added to the WAR. And their administration, by the command line and by HTTP.
 */
@TestMethodOrder(OrderAnnotation.class)
class RealmsIT {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASE = "dc=example,dc=org";
    private static final String BCRYPT = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    private static final String CHOSEN = "chosen by the administrator";
    private static final Path DIRECTORY = Servers.emptyDirectory("realms");
    private static final int PORT = Servers.freePort();
    private static final Site SITE = new Site(PORT);

    private static InMemoryDirectoryServer ldap;
    private static PayaraMicro server;

    @BeforeAll
    static void start() throws Exception {
        ldap = ldap();
        String table = table();
        Path war = DIRECTORY.resolve("jwt-login.war");
        ShrinkWrap.createFromZipFile(
                        WebArchive.class,
                        Servers.ARCHIVES.resolve("jwt-login.war").toFile())
                .addPackage(StaffIdentityStore.class.getPackage())
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        Map<String, String> properties = Servers.properties(PORT, DIRECTORY);
        properties.remove("jwt.login.initial-users.file");
        properties.putAll(Map.of(
                "jwt.login.claims", "mail:email, office",
                "jwt.login.realm.ldap.attributes", "mail,sn",
                "jwt.login.realm.database.attributes-query", "SELECT mail, office, pw FROM person WHERE login = ?"));
        properties.putAll(Map.of(
                "jwt.login.realms", "embedded,ldap,database,container,custom",
                "jwt.login.realm.ldap.url", "ldap://127.0.0.1:" + ldap.getListenPort(),
                "jwt.login.realm.ldap.start-tls", "false",
                "jwt.login.realm.ldap.user-base", BASE,
                "jwt.login.realm.ldap.group-base", BASE,
                "jwt.login.realm.database.url", table,
                "jwt.login.realm.database.password-query", "SELECT pw FROM person WHERE login = ?",
                "jwt.login.realm.database.groups-query", "SELECT role_name FROM person WHERE login = ?",
                "jwt.login.realm.container.groups", "staff,guest"));
        Path password = Files.writeString(DIRECTORY.resolve("carl.txt"), "AS_ADMIN_USERPASSWORD=carl-secret\n");
        Path commands = Files.writeString(
                DIRECTORY.resolve("postboot.txt"),
                "create-file-user --passwordfile " + password + " --groups staff carl\n");
        server = PayaraMicro.start(
                new PayaraMicro.Setup(
                        Servers.ARCHIVES.resolve("payara-micro.jar"),
                        PORT,
                        List.of(war),
                        properties,
                        Servers.QUICK_START,
                        DIRECTORY,
                        List.of("--postbootcommandfile", commands.toString())),
                line -> {});
        server.awaitReady(Duration.ofMinutes(3));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        ldap.shutDown(true);
    }

    @Test
    @Order(1)
    void printsAOneTimePasswordThatIsGoodForChoosingAnotherOneOnly() throws Exception {
        Matcher printed = Pattern.compile("POST /password: (\\S{22})").matcher(server.output());
        assertThat(printed.find()).isTrue();
        String oneTime = printed.group(1);

        Answer early = SITE.login("admin", oneTime);
        assertThat(early.status()).isEqualTo(403);
        assertThat(early.member("error")).isEqualTo("password_change_required");
        assertThat(admin(oneTime + "\n" + CHOSEN + "\n", "change-password").status())
                .isZero();
        assertThat(SITE.login("admin", oneTime).status()).isEqualTo(401);
        assertThat(SITE.login("admin", CHOSEN).status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void isAdministeredByTheCommandLine() throws Exception {
        assertThat(admin(CHOSEN + "\nbert-secret\n", "create", "bert", "--groups", "user,clerk")
                        .said())
                .contains("\"username\":\"bert\"")
                .doesNotContain("secret");
        assertThat(admin(CHOSEN + "\n", "list", "--limit", "1").said()).contains("\"next\":\"admin\"");
        assertThat(admin(CHOSEN + "\n", "list", "--after", "admin").said())
                .contains("bert")
                .doesNotContain("next");
        String refresh = login("bert", "bert-secret", "clerk").member("refresh_token");
        assertThat(admin(CHOSEN + "\n", "set-groups", "bert", "user").said()).contains("[\"user\"]");
        Answer refreshed = refresh(refresh);
        assertThat(claims(refreshed)).contains("\"groups\":[\"user\"]");

        assertThat(admin(CHOSEN + "\n", "disable", "bert").status()).isZero();
        assertThat(refresh(refreshed.member("refresh_token")).member("error")).isEqualTo("invalid_grant");
        assertThat(SITE.login("bert", "bert-secret").status()).isEqualTo(401);
        assertThat(admin(CHOSEN + "\n", "enable", "bert").status()).isZero();
        String again = login("bert", "bert-secret", "user").member("refresh_token");
        assertThat(admin(CHOSEN + "\nother-secret\n", "set-password", "bert").status())
                .isZero();
        assertThat(refresh(again).member("error")).isEqualTo("invalid_grant");
        assertThat(SITE.login("bert", "bert-secret").status()).isEqualTo(401);
        assertThat(admin(CHOSEN + "\n", "delete", "bert").status()).isZero();
        assertThat(admin(CHOSEN + "\n", "show", "bert").said()).contains("404");
        assertThat(admin("wrong\n", "list").said()).contains("401");
    }

    @Test
    @Order(2)
    void isAdministeredByHttpWithATokenThatWasMadeForIt() {
        String body = "{\"client_id\":\"jwt-login-admin\",\"username\":\"admin\",\"password\":\"" + CHOSEN + "\"}";
        String token = SITE.post("/jwt-login/login", JSON, body).member("access_token");
        String path = "/jwt-login/admin/users";

        Answer list = SITE.get(path, token);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("Cache-Control")).contains("no-store");
        assertThat(list.headers().map()).doesNotContainKey("access-control-allow-origin");

        Answer anonymous = SITE.get(path);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"jwt-login\"");
        Answer other = SITE.get(path, SITE.login("admin", CHOSEN).member("access_token"));
        assertThat(other.status()).as("a token for applications").isEqualTo(401);
        assertThat(other.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        Answer cookie = SITE.send(SITE.request(path).header("Cookie", "access_token=" + token));
        assertThat(cookie.status()).as("what a browser sends by itself").isEqualTo(401);
        assertThat(send("POST", path, token, "text/plain", "{}")).isEqualTo(415);
        assertThat(send("POST", path, token, JSON, " ".repeat(32 * 1024 + 1))).isEqualTo(413);
        assertThat(send("POST", path, token, JSON, " ".repeat(32 * 1024))).isEqualTo(400);
        assertThat(SITE.get(path + "?limit=501", token).status()).isEqualTo(400);
        assertThat(SITE.get(path + "?limit=500", token).status()).isEqualTo(200);
        assertThat(send("DELETE", path + "/admin", token, JSON, "")).isEqualTo(409);
        String berta = "{\"username\":\"berta\",\"password\":\"berta-secret\",\"groups\":[\"user\"],\"attributes\":{"
                + "\"mail\":\"b@example.org\",\"office\":\"C 3\",\"shoe\":\"42\"}}";
        assertThat(send("POST", path, token, JSON, berta)).isEqualTo(201);
        Answer login = login("berta", "berta-secret", "user");
        assertThat(claims(login))
                .contains("\"email\":\"b@example.org\"", "\"office\":\"C 3\"")
                .doesNotContain("shoe");
        assertThat(send("PATCH", path + "/berta", token, JSON, "{\"attributes\":{\"office\":\"D 4\"}}"))
                .isEqualTo(200);
        assertThat(claims(refresh(login.member("refresh_token"))))
                .contains("\"office\":\"D 4\"")
                .doesNotContain("email");
        assertThat(SITE.get(path + "/jos%C3%A9", token).status()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void logsInTheUsersOfADirectoryAndAsksItAgain() throws Exception {
        Answer answer = login("alice", "alice-secret", "chief");
        assertThat(claims(answer)).contains("\"email\":\"alice@example.org\"").doesNotContain("\"sn\"", "\"mail\"");
        ldap.modify("dn: uid=alice," + BASE, "changetype: modify", "replace: mail", "mail: a@example.org");
        String refresh = answer.member("refresh_token");
        ldap.delete("cn=chief," + BASE);
        Answer refreshed = refresh(refresh);
        assertThat(claims(refreshed)).contains("\"groups\":[]", "\"email\":\"a@example.org\"");
        ldap.delete("uid=alice," + BASE);
        assertThat(refresh(refreshed.member("refresh_token")).member("error")).isEqualTo("invalid_grant");
        assertThat(SITE.login("alice", "").status()).isEqualTo(400);
    }

    @Test
    @Order(3)
    void logsInTheUsersOfATable() {
        Answer answer = login("bea", "U*U", "reader");
        assertThat(claims(answer))
                .contains("\"email\":\"bea@example.org\"", "\"office\":\"B 12\"")
                .doesNotContain("\"pw\"");
        assertThat(claims(refresh(answer.member("refresh_token")))).contains("reader");
        assertThat(SITE.login("bea", "U*V").status()).isEqualTo(401);
    }

    @Test
    @Order(3)
    void logsInTheUsersOfTheServerAndKeepsTheirGroups() {
        Answer answer = login("carl", "carl-secret", "staff");
        assertThat(answer.headers().map()).as("no session").doesNotContainKey("set-cookie");
        assertThat(claims(answer)).doesNotContain("guest");
        Answer refreshed = refresh(answer.member("refresh_token"));
        assertThat(claims(refreshed)).contains("\"groups\":[\"staff\"]");
        assertThat(SITE.login("carl", "wrong").status()).isEqualTo(401);
    }

    @Test
    @Order(3)
    void logsInTheUsersOfABeanAndAsksItAgain() {
        Answer answer = login("vera", "vera-secret", "staff");
        assertThat(claims(refresh(answer.member("refresh_token")))).contains("\"groups\":[\"chief\"]");
        assertThat(SITE.login("vera", "wrong").status()).isEqualTo(401);
    }

    @Test
    @Order(3)
    void answersAnUnknownUserAndAWrongPasswordAlikeInAllOfThem() {
        Answer unknown = SITE.login("nobody", "x");
        for (String name : List.of("admin", "bea", "carl", "vera")) {
            Answer wrong = SITE.login(name, "x");
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.body()).isEqualTo(unknown.body());
        }
    }

    @Test
    @Order(4)
    void saysThatItCannotAnswerWhileTheDirectoryIsAway() throws Exception {
        ldap.shutDown(true);
        assertThat(SITE.login("bea", "U*U").status()).isEqualTo(503);
        assertThat(SITE.login("nobody", "x").status()).isEqualTo(503);
        assertThat(SITE.login("admin", "x").status())
                .as("says no more than for nobody")
                .isEqualTo(503);
        assertThat(SITE.login("admin", CHOSEN).status()).isEqualTo(200);
        assertThat(server.output())
                .doesNotContain(CHOSEN, "alice-secret", "carl-secret", "vera-secret", "other-secret", "\n\tat ");
    }

    private static AdminJar.Run admin(String input, String... command) throws IOException, InterruptedException {
        return AdminJar.run(SITE, input, command);
    }

    private static Answer login(String name, String password, String group) {
        Answer answer = SITE.login(name, password);
        assertThat(answer.status()).as(name).isEqualTo(200);
        assertThat(claims(answer)).contains("\"upn\":\"" + name + "\"", "\"" + group + "\"");
        return answer;
    }

    private static Answer refresh(String token) {
        return SITE.post("/jwt-login/token", FORM, "grant_type=refresh_token&refresh_token=" + token);
    }

    private static int send(String method, String path, String token, String type, String body) {
        return SITE.send(SITE.request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body)))
                .status();
    }

    private static String claims(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.claims();
    }

    private static InMemoryDirectoryServer ldap() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getByName("127.0.0.1"), 0, null));
        InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
        directory.add("dn: " + BASE, "objectClass: domain", "dc: example");
        directory.add(
                "dn: uid=alice," + BASE,
                "objectClass: inetOrgPerson",
                "uid: alice",
                "cn: Alice",
                "sn: A",
                "mail: alice@example.org",
                "userPassword: alice-secret");
        directory.add("dn: cn=chief," + BASE, "objectClass: groupOfNames", "cn: chief", "member: uid=alice," + BASE);
        directory.startListening();
        return directory;
    }

    private static String table() throws Exception {
        String url = "jdbc:h2:" + DIRECTORY.resolve("people");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE person (login VARCHAR(50), pw VARCHAR(200), role_name VARCHAR(50), mail VARCHAR(50),"
                            + " office VARCHAR(50))");
            statement.execute(
                    "INSERT INTO person VALUES ('bea', '" + BCRYPT + "', 'reader', 'bea@example.org', 'B 12')");
        }
        return url;
    }
}
