// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;
import org.jwtfilter.payara.claims.ClaimsApplication;
import org.jwtfilter.payara.claims.EveryTypeResource;
import org.jwtfilter.payara.claims.OddBean;
import org.jwtfilter.payara.claims.PlainApplication;
import org.jwtfilter.payara.claims.SharedResource;
import org.jwtfilter.payara.claims.WrongBeans;

/** {@code @Inject @Claim} in an application without {@code web.xml}, and applications that do it wrongly. */
class ClaimInjectionIT {
    private static final String ISSUER = "https://issuer.example.org";
    /** With every class a bean, so that the server would see {@code @LoginConfig}. */
    private static final String ALL = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
            """;

    private static final String ANNOTATED = ALL.replace("\"all\"", "\"annotated\"");

    private static final Path DIRECTORY = Servers.emptyDirectory("claim-injection");
    private static final int PORT = Servers.freePort();
    private static final Site SITE = new Site(PORT);

    @SuppressWarnings("NullAway.Init")
    private static Forgery tokens;

    @SuppressWarnings("NullAway.Init")
    private static PayaraMicro server;

    @BeforeAll
    static void start() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        tokens = Forgery.withKey(ISSUER, "a", keys.getPrivate());
        Path key = Files.writeString(
                DIRECTORY.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        server = Servers.start(
                PORT,
                DIRECTORY,
                Map.of(
                        "mp.jwt.verify.issuer",
                        ISSUER,
                        "mp.jwt.verify.publickey.location",
                        key.toString(),
                        "mp.jwt.verify.audiences",
                        "claims"),
                war("claims", ALL, ClaimsApplication.class, EveryTypeResource.class, SharedResource.class),
                war("wrong", ANNOTATED, PlainApplication.class, SharedResource.class, WrongBeans.class),
                war("odd", ANNOTATED, PlainApplication.class, SharedResource.class, OddBean.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String war(String name, String beans, Class<?>... classes) {
        Path war = DIRECTORY.resolve(name + ".war");
        WebArchive sample = ShrinkWrap.createFromZipFile(
                WebArchive.class, Servers.ARCHIVES.resolve("sample.war").toFile());
        ShrinkWrap.create(WebArchive.class, name + ".war")
                .merge(sample, Filters.include("/WEB-INF/lib/.*"))
                .addAsWebInfResource(new StringAsset(beans), "beans.xml")
                .addClasses(classes)
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        return war.toString();
    }

    private static String token(String name, String more) {
        long now = Instant.now().getEpochSecond();
        return tokens.sign("""
                {"iss":"%s","aud":"claims","sub":"%s","iat":1700000000,"exp":%d%s}""".formatted(ISSUER, name, now + 60, more));
    }

    @Test
    void injectsEveryType() {
        String token = token(
                "alice",
                ",\"groups\":[\"user\"],\"admin\":true,\"level\":7,\"address\":{\"locality\":\"Bern\"},\"absent\":null");

        assertThat(SITE.get("/claims/api/every-type", token).body())
                .isEqualTo("claims: alice 1700000000 1700000000 true true [user] \"alice\" 7 [\"claims\"]"
                        + " {\"locality\":\"Bern\"} {\"locality\":\"Bern\"} true Optional[alice] alice Optional.empty 7"
                        + " [user]");
    }

    @Test
    void injectsNothingForClaimsThatTheTokenDoesNotHave() {
        assertThat(SITE.get("/claims/api/every-type", token("bob", "")).body())
                .isEqualTo("claims: bob 1700000000 1700000000 null false null \"bob\" null [\"claims\"] null null null"
                        + " Optional[bob] bob Optional.empty null null");
    }

    @Test
    void injectsNothingForSomebodyWithoutAToken() {
        assertThat(SITE.get("/claims/api/every-type").body())
                .isEqualTo("claims: null null 0 null false null null null null null null null Optional.empty null"
                        + " Optional.empty null null");
        assertThat(SITE.get("/claims/api/shared").body()).isEqualTo("claims: null null null null");
    }

    @Test
    void aBeanThatAllShareTellsEachCallerHisOwn() {
        for (int i = 0; i < 20; i++) {
            String name = "caller-" + i;
            assertThat(SITE.get("/claims/api/shared", token(name, "")).body())
                    .isEqualTo("claims: " + String.join(" ", name, name, name, name));
        }
    }

    @Test
    void aClaimOfAnotherKindIsNotInjected() {
        Answer answer = SITE.get("/claims/api/every-type", token("alice", ",\"admin\":\"perhaps\""));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("claims:").doesNotContain("perhaps");
    }

    @Test
    void whoeverInjectsWronglyDoesNotStartAndIsToldEveryPlace() throws Exception {
        assertThat(SITE.get("/wrong/api/shared").status()).isEqualTo(404);
        assertThat(server.output())
                .contains("jwt-filter cannot inject these claims:")
                .contains("Frozen.frozen: the bean lives longer than a request")
                .contains("TwoNames.twoNames: @Claim(value = \"exp\", standard = iat) must name one claim")
                .contains("OddProvider.oddProvider: a claim cannot be injected as ")
                .contains("InSession.inSession: a bean that may be written to a session store")
                .contains("FrozenServlet.inServlet: the bean lives longer than a request");
    }

    @Test
    void aTypeThatIsNotListedIsNoBean() throws Exception {
        assertThat(SITE.get("/odd/api/shared").status()).isEqualTo(404);
        assertThat(server.output()).contains("Unsatisfied dependencies for type URI with qualifiers @Claim");
    }

    @Test
    void theServersOwnImplementationSleeps() throws Exception {
        assertThat(server.output())
                .contains("jwt-filter is the MicroProfile JWT of this application")
                .doesNotContain("Initializing MP-JWT");
    }
}
