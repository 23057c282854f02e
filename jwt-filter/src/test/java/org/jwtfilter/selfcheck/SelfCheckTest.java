// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.LogCapture;
import org.jwtfilter.config.MapSource;
import org.jwtfilter.config.Property;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.selfcheck.Facts.RoleMapping;
import org.jwtfilter.selfcheck.Finding.Code;

final class SelfCheckTest {
    private static final Facts NOTHING = new Facts(Set.of(), Optional.empty(), false);

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(findings(MapSource.valid(), NOTHING)).isEmpty();
        assertThat(findings(MapSource.remote().withPartner(), asking("user", "admin")))
                .isEmpty();
    }

    @Test
    void findsTokensForAnybody() {
        MapSource open = MapSource.valid().without(Property.AUDIENCES).with(Property.AUDIENCE_REQUIRED, "false");

        assertThat(only(open, NOTHING, Code.NO_AUDIENCE))
                .contains("https://login.example.org")
                .contains("mp.jwt.verify.audiences");
    }

    @Test
    void findsThemForEachIssuer() {
        MapSource open = MapSource.valid()
                .withPartner()
                .without(Property.AUDIENCES)
                .with(Property.AUDIENCE_REQUIRED, "false")
                .with("jwt.filter.issuer.partner.audience.required", "false")
                .without("jwt.filter.issuer.partner.audiences");

        assertThat(findings(open, NOTHING))
                .extracting(Finding::code)
                .containsExactly(Code.NO_AUDIENCE, Code.NO_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.invalid/jwks?secret=1",
                "HTTP://login.invalid/jwks",
                "http://127.evil.invalid/jwks",
                "http://localhost.evil.invalid/jwks"
            })
    void findsKeysThatTravelInTheOpen(String url) {
        assertThat(only(at(url), NOTHING, Code.KEY_URL_NOT_HTTPS))
                .contains("invalid/jwks is not https")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://login.invalid/jwks", "http://localhost:1/", "http://127.0.0.1:1/", "http://[::1]:1/"})
    void findsNothingWhereNobodySitsBetween(String url) {
        assertThat(findings(at(url), NOTHING)).isEmpty();
    }

    @Test
    void findsStatusListsThatTravelInTheOpen() {
        MapSource lists = MapSource.remote().with(Property.STATUS, "optional");
        assertThat(findings(lists, NOTHING)).isEmpty();
        MapSource open = lists.with(Property.STATUS_LOCATION, "https://a.invalid, http://login.invalid/status");

        assertThat(only(open, NOTHING, Code.STATUS_URL_NOT_HTTPS)).startsWith("http://login.invalid:80/status/ is not");
    }

    @Test
    void findsShortRsaKeys() {
        assertThat(SelfCheck.isWeak(TestKeys.rsa(1024).getPublic())).isTrue();
        assertThat(SelfCheck.isWeak(TestKeys.rsa(2047).getPublic())).isTrue();
        assertThat(SelfCheck.isWeak(TestKeys.rsa(2048).getPublic())).isFalse();
        assertThat(SelfCheck.isWeak(TestKeys.ec().getPublic())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "token", "Host-token", "__host-token"})
    void findsACookieThatMayLackSecure(String name) {
        assertThat(only(cookie(name), NOTHING, Code.COOKIE_MAY_LACK_SECURE)).contains("the cookie " + name);
        assertThat(findings(MapSource.valid().with(Property.TOKEN_COOKIE, name), NOTHING))
                .as("no cookie is read")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-token", "__Secure-token"})
    void trustsBrowsersWithNamesThatPromiseSecure(String name) {
        assertThat(findings(cookie(name), NOTHING)).isEmpty();
    }

    private static MapSource cookie(String name) {
        return MapSource.valid().with(Property.TOKEN_FROM, "header, cookie").with(Property.TOKEN_COOKIE, name);
    }

    @Test
    void findsRolesThatNoTokenCanBring() {
        MapSource renaming = MapSource.valid()
                .with(Property.ROLES, "scope as SCOPE_*")
                .with(Property.ROLES_RENAME, "SCOPE_write:editor");

        assertThat(only(renaming, asking("admin", "SCOPE_read", "editor", "SCOPE_write"), Code.ROLE_OUT_OF_REACH))
                .contains("[SCOPE_write, admin]");
        assertThat(findings(renaming, asking("SCOPE_read", "editor"))).isEmpty();
    }

    @Test
    void aRoleThatOneIssuerCanBringIsInReach() {
        MapSource two = MapSource.valid().withPartner().with(Property.ROLES, "scope as SCOPE_*");

        assertThat(findings(two, asking("admin"))).isEmpty();
    }

    @Test
    void findsARoleMappingThatLeavesRolesOut() {
        assertThat(only(MapSource.valid(), mapping(Set.of("admin", "user"), "admin"), Code.ROLE_MAPPING_INCOMPLETE))
                .contains("payara-web.xml")
                .contains("[user]");
        assertThat(only(MapSource.valid(), mapping(Set.of(), "admin"), Code.ROLE_MAPPING_INCOMPLETE))
                .contains("payara-web.xml");
        assertThat(findings(MapSource.valid(), mapping(Set.of("admin", "user"), "user", "admin", "more")))
                .isEmpty();
    }

    @Test
    void findsTheServersOwnMicroProfileJwt() {
        assertThat(only(MapSource.valid(), new Facts(Set.of(), Optional.empty(), true), Code.SERVER_MP_JWT_ACTIVE))
                .contains("@LoginConfig");
    }

    @Test
    void warnsOnceForEachFindingWithItsCode() {
        MapSource open =
                at("http://login.invalid/jwks").without(Property.AUDIENCES).with(Property.AUDIENCE_REQUIRED, "false");
        try (LogCapture log = new LogCapture()) {
            SelfCheck.log(open.read(), NOTHING);

            assertThat(log.messages(Level.WARNING, SelfCheck.class))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("jwt-filter, NO_AUDIENCE: tokens of "),
                            line -> assertThat(line).startsWith("jwt-filter, KEY_URL_NOT_HTTPS: http://login.invalid"));
            assertThat(log.all()).noneMatch(line -> line.contains("\n"));
        }
    }

    private static String only(MapSource source, Facts facts, Code code) {
        List<Finding> findings = findings(source, facts);
        assertThat(findings).extracting(Finding::code).containsExactly(code);
        return findings.get(0).sentence();
    }

    private static List<Finding> findings(MapSource source, Facts facts) {
        return SelfCheck.findings(source.read(), facts);
    }

    private static MapSource at(String location) {
        return MapSource.remote().with(Property.PUBLIC_KEY_LOCATION, location);
    }

    private static Facts asking(String... roles) {
        return new Facts(Set.of(roles), Optional.empty(), false);
    }

    private static Facts mapping(Set<String> asked, String... mapped) {
        return new Facts(asked, Optional.of(new RoleMapping("payara-web.xml", Set.of(mapped))), false);
    }
}
