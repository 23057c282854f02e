// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.assertion.AssertionIssuer;
import org.jwtfilter.login.assertion.AssertionIssuer.Subjects;
import org.jwtfilter.login.assertion.KeyPlace;
import org.jwtfilter.login.oauth.Scope;

class AssertionsReaderTest {
    private static final String PARTNER = "jwt.login.assertion.partner.";

    @TempDir
    Path directory;

    @Test
    void trustsNobodyUnlessSomebodyIsNamed() {
        assertThat(TestConfig.read(Map.of()).assertionIssuers()).isEmpty();
    }

    @Test
    void needsAnIssuerAndKeysAndIsStrictOtherwise() {
        AssertionIssuer partner = read(Map.of());

        assertThat(partner.name()).isEqualTo("partner");
        assertThat(partner.issuer()).isEqualTo("https://partner.example");
        assertThat(partner.keys().toString()).contains("https://partner.example/jwks");
        assertThat(partner.algorithms())
                .containsExactly(
                        SignatureAlgorithm.RS256,
                        SignatureAlgorithm.PS256,
                        SignatureAlgorithm.ES256,
                        SignatureAlgorithm.EDDSA);
        assertThat(partner.longest()).isEqualTo(Duration.ofMinutes(5));
        assertThat(partner.clients()).isEmpty();
        assertThat(partner.userClaim()).isEqualTo("sub");
        assertThat(partner.subjects()).isEqualTo(new Subjects.OfRealm(Optional.empty()));
        assertThat(partner.scope()).isEmpty();
    }

    @Test
    void readsWhatIsSaid() {
        AssertionIssuer partner = read(Map.of(
                "algorithms", "ES384, Ed25519, EdDSA",
                "lifetime", "PT1M",
                "clients", "web, batch",
                "user-claim", "https://partner.example/email",
                "user-group", "partners",
                "scope", "read write"));

        assertThat(partner.algorithms()).containsExactly(SignatureAlgorithm.ES384, SignatureAlgorithm.EDDSA);
        assertThat(partner.longest()).isEqualTo(Duration.ofMinutes(1));
        assertThat(partner.clients()).containsExactlyInAnyOrder("web", "batch");
        assertThat(partner.userClaim()).isEqualTo("https://partner.example/email");
        assertThat(partner.subjects()).isEqualTo(new Subjects.OfRealm(Optional.of("partners")));
        assertThat(partner.scope()).isEqualTo(Scope.parse("read write"));
        assertThat(read(Map.of("users", "issuer", "groups", "a, b")).subjects())
                .isEqualTo(new Subjects.OfIssuer(Set.of("a", "b"), Optional.empty()));
        assertThat(read(Map.of("users", "issuer", "groups", "a", "groups-claim", "roles"))
                        .subjects())
                .isEqualTo(new Subjects.OfIssuer(Set.of("a"), Optional.of("roles")));
        assertThat(read(Map.of("users", "issuer")).subjects())
                .isEqualTo(new Subjects.OfIssuer(Set.of(), Optional.empty()));
    }

    @Test
    void takesKeysFromATextAFileOrAUrl() throws Exception {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        String jwks = new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
        Path file = Files.writeString(directory.resolve("partner.jwks"), jwks);

        assertThat(read(Map.of("key-url", "", "key", jwks)).keys()).isInstanceOf(KeyPlace.Given.class);
        assertThat(read(Map.of("key-url", "", "key-file", file.toString())).keys())
                .isInstanceOf(KeyPlace.InFile.class);
        assertThat(read(Map.of("key-url", "http://127.0.0.1:1/jwks")).keys()).isInstanceOf(KeyPlace.AtUrl.class);
        String hidden = new JsonWebKeySet(key).toJson(OutputControlLevel.INCLUDE_PRIVATE);
        assertWrong(Map.of("key-url", "", "key", hidden), "key");
        assertWrong(Map.of("key-url", "", "key", jwks, "algorithms", "RS256"), "key");
        assertWrong(Map.of("key-url", "", "key", "{\"keys\":[]}"), "key");
        assertWrong(Map.of("key-url", "", "key-file", file + "x"), "key-file");
        assertWrong(Map.of("key-url", "", "key-file", "partner.jwks"), "key-file");
    }

    @Test
    void needsExactlyOnePlaceOfKeys() {
        assertThatThrownBy(() -> read(Map.of("key-url", "")))
                .hasMessageContaining(PARTNER + "key, " + PARTNER + "key-file, " + PARTNER + "key-url none is set");
        assertThatThrownBy(() -> read(Map.of("key-file", "/x"))).hasMessageContaining("several are set");
    }

    @ParameterizedTest
    @CsvSource({
        "issuer,''",
        "issuer,a b",
        "issuer,http://127.0.0.1:8080/jwt-login",
        "key-url,http://partner.example/jwks",
        "key-url,ftp://partner.example/jwks",
        "key-url,https://user:password@partner.example/jwks",
        "key-url,file:///etc/passwd",
        "algorithms,HS256",
        "algorithms,none",
        "algorithms,'ES256,ES256'",
        "lifetime,PT9S",
        "lifetime,PT1H1S",
        "clients,a b",
        "users,both",
        "user-claim,a b",
        "user-group,a b",
        "groups,a",
        "groups-claim,roles",
        "scope,a  b",
        "key-ur,x",
    })
    void namesWhatIsWrong(String name, String value) {
        assertWrong(Map.of(name, value), name);
    }

    @Test
    void refusesWhatWouldHaveNoEffectOrTooMuch() {
        assertWrong(Map.of("users", "issuer", "user-group", "a"), "user-group");
        assertWrong(Map.of("users", "issuer", "groups-claim", "roles"), "groups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10S", "PT1H"})
    void boundsTheLifetime(String lifetime) {
        assertThat(read(Map.of("lifetime", lifetime)).longest()).isEqualTo(Duration.parse(lifetime));
    }

    @Test
    void boundsTheRest() {
        assertThat(read(Map.of("issuer", "i".repeat(512))).issuer()).hasSize(512);
        assertWrong(Map.of("issuer", "i".repeat(513)), "issuer");
        assertThat(read(Map.of("user-claim", "c".repeat(256))).userClaim()).hasSize(256);
        assertWrong(Map.of("user-claim", "c".repeat(257)), "user-claim");
        assertThat(read(Map.of("clients", numbered(100))).clients()).hasSize(100);
        assertWrong(Map.of("clients", numbered(101)), "clients");
        assertThat(all(numbered(20))).hasSize(20);
        assertThatThrownBy(() -> all(numbered(21))).hasMessageContaining("jwt.login.assertion.issuers is");
    }

    @Test
    void tellsIssuersApart() {
        Map<String, String> values = values(Map.of());
        values.put("jwt.login.assertion.issuers", "partner, other");
        values.put("jwt.login.assertion.other.issuer", "https://partner.example");
        values.put("jwt.login.assertion.other.key-url", "https://other.example/jwks");
        assertThatThrownBy(() -> TestConfig.read(values)).hasMessageContaining("jwt.login.assertion.other.issuer is");
        assertThatThrownBy(() -> all("client")).hasMessageContaining("jwt.login.assertion.issuers is \"client\"");
        assertThatThrownBy(() -> all("Partner")).hasMessageContaining("jwt.login.assertion.issuers is \"Partner\"");
    }

    private static List<AssertionIssuer> all(String names) {
        Map<String, String> values = new HashMap<>(Map.of("jwt.login.assertion.issuers", names));
        for (String name : names.split(",")) {
            values.put("jwt.login.assertion." + name + ".issuer", "https://" + name + ".example");
            values.put("jwt.login.assertion." + name + ".key-url", "https://" + name + ".example/jwks");
        }
        return TestConfig.read(values).assertionIssuers();
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i).collect(Collectors.joining(","));
    }

    private static void assertWrong(Map<String, String> words, String name) {
        assertThatThrownBy(() -> read(words))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems()).singleElement().asString().startsWith(PARTNER + name + " is"));
    }

    /** An empty value is as none, as in MicroProfile Config. */
    private static AssertionIssuer read(Map<String, String> words) {
        return TestConfig.read(values(words)).assertionIssuers().get(0);
    }

    private static Map<String, String> values(Map<String, String> words) {
        Map<String, String> values = new HashMap<>(Map.of(
                "jwt.login.assertion.issuers",
                "partner",
                PARTNER + "issuer",
                "https://partner.example",
                PARTNER + "key-url",
                "https://partner.example/jwks"));
        words.forEach((name, value) -> values.put(PARTNER + name, value));
        values.values().removeIf(String::isEmpty);
        return values;
    }
}
