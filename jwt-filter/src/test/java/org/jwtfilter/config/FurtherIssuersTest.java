// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.config.ConfigException.Problem;

/** What {@code jwt.filter.issuers} introduces. */
final class FurtherIssuersTest {
    @Test
    void comeAfterTheFirstInTheOrderOfTheirNames() {
        MapSource source = issuers(MapSource.remote(), "zoo", "a");

        assertThat(iss(source)).containsExactly("https://login.example.org", "https://zoo", "https://a");
    }

    @Test
    void doWithoutTheFirst() {
        assertThat(iss(issuers(MapSource.empty(), "a", "b"))).containsExactly("https://a", "https://b");
    }

    @Test
    void doNotReplaceAFirstOneOfWhomAnythingIsSaid() {
        for (Property property : Property.values()) {
            if (property.ofIssuer()) {
                MapSource source = issuers(MapSource.empty(), "a").with(property, property.defaultText() + "x");
                assertThat(source.problems())
                        .as(property.key())
                        .extracting(Problem::name)
                        .containsAnyOf("mp.jwt.verify.issuer", "mp.jwt.verify.audiences");
            }
        }
    }

    @Test
    void areMissedWhereThereIsNoIssuerAtAll() {
        assertThat(MapSource.empty().problems())
                .extracting(Problem::name)
                .containsExactly(
                        "mp.jwt.verify.issuer",
                        "mp.jwt.verify.audiences",
                        "mp.jwt.verify.publickey and mp.jwt.verify.publickey.location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a-b", "a-", "0123456789"})
    void haveShortNames(String name) {
        assertThat(iss(issuers(MapSource.remote(), name))).contains("https://" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "A", "a.b", "a_b", "\u00e4", "a b", "a;b", "good, B"})
    void haveNoOtherNames(String names) {
        Problem problem = MapSource.remote().with(Property.ISSUERS, names).problem();

        assertThat(problem.name()).isEqualTo("jwt.filter.issuers");
        assertThat(problem.value()).isEqualTo(names);
        assertThat(problem.accepted())
                .isEqualTo("accepted: " + Property.ISSUERS.accepted() + "; this is no such name: "
                        + names.replace("good, ", ""));
    }

    @Test
    void haveNamesOfAtMost63Characters() {
        String longest = "n".repeat(63);

        assertThat(iss(issuers(MapSource.remote(), "n".repeat(62)))).hasSize(2);
        assertThat(iss(issuers(MapSource.remote(), longest))).hasSize(2);
        assertThat(MapSource.remote()
                        .with(Property.ISSUERS, longest + "n")
                        .problem()
                        .name())
                .isEqualTo("jwt.filter.issuers");
    }

    @Test
    void areAtMostAHundred() {
        String[] names = IntStream.rangeClosed(1, 101).mapToObj(i -> "i" + i).toArray(String[]::new);
        MapSource source = issuers(MapSource.remote(), names);
        List<String> list = List.of(names);

        for (int good : new int[] {99, 100}) {
            MapSource some = issuers(MapSource.remote(), list.subList(0, good).toArray(String[]::new));
            assertThat(iss(some)).hasSize(good + 1);
        }
        assertThat(source.problems())
                .filteredOn(problem -> problem.name().equals("jwt.filter.issuers"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.accepted()).endsWith("; at most 100"));
    }

    @Test
    void areSeparatedByCommasHoweverManyAndNamedOnce() {
        MapSource source = issuers(MapSource.remote(), "a", "b").with(Property.ISSUERS, " a ,, b,a,");

        assertThat(iss(source)).containsExactly("https://login.example.org", "https://a", "https://b");
    }

    @Test
    void areNotJustCommas() {
        assertThat(MapSource.remote().with(Property.ISSUERS, " , ").problem().name())
                .isEqualTo("jwt.filter.issuers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt.filter.issuer.partner.isuer",
                "jwt.filter.issuer.partner",
                "jwt.filter.issuer.partner.",
                "jwt.filter.issuer.partner.publickey.algorithm",
                "jwt.filter.issuer.partner.realm",
                "jwt.filter.issuer.other.issuer",
                "jwt.filter.issuer.partner.issuer.x",
                "JWT_FILTER_ISSUER_PARTNER_ISUER",
                "JWT_FILTER_ISSUER_OTHER_ISSUER"
            })
    void haveNoOtherWords(String name) {
        Problem problem = MapSource.remote().withPartner().with(name, "secret").problem();

        assertThat(problem.name()).isEqualTo(name);
        assertThat(problem.value()).isEqualTo("(not shown)");
        assertThat(problem.accepted()).contains("jwt.filter.issuer.partner.issuer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JWT_FILTER_ISSUERS",
                "JWT_FILTER_ISSUER_PARTNER_ISSUER",
                "JWT_FILTER_ISSUER_PARTNER_TRUSTED_UNTIL",
                "JWT_FILTER_ISSUER_PARTNER_KEY_COOL_DOWN"
            })
    void areSpelledForTheEnvironmentToo(String name) {
        assertThat(MapSource.remote().withPartner().with(name, "x").read()).isNotNull();
    }

    @Test
    void areSpelledForTheEnvironmentWithADashInTheName() {
        assertThat(issuers(MapSource.remote(), "the-partner")
                        .with("JWT_FILTER_ISSUER_THE_PARTNER_CLOCK_SKEW", "1")
                        .read())
                .isNotNull();
    }

    @Test
    void areNotTheSameTwice() {
        Problem likeTheFirst = MapSource.remote()
                .withPartner()
                .withPartner(Property.ISSUER, "https://login.example.org")
                .problem();
        Problem likeEachOther = issuers(MapSource.empty(), "a", "b")
                .with("jwt.filter.issuer.b.issuer", "https://a")
                .problem();

        assertThat(likeTheFirst.name()).isEqualTo("jwt.filter.issuer.partner.issuer");
        assertThat(likeTheFirst.value()).isEqualTo("https://login.example.org");
        assertThat(likeTheFirst.accepted()).endsWith(", each issuer once");
        assertThat(likeEachOther.name()).isEqualTo("jwt.filter.issuer.b.issuer");
    }

    @Test
    void areNotTheSameTwiceWhateverElseIsWrongWithThem() {
        assertThat(MapSource.remote()
                        .withPartner()
                        .with(Property.CLOCK_SKEW, "301")
                        .withPartner(Property.ISSUER, "https://login.example.org")
                        .problems())
                .extracting(Problem::name)
                .containsExactly("mp.jwt.verify.clock.skew", "jwt.filter.issuer.partner.issuer");
    }

    @Test
    void differByASlashOrACaseOnly() {
        MapSource source = MapSource.remote().withPartner().withPartner(Property.ISSUER, "https://login.example.org/");

        assertThat(iss(source)).containsExactly("https://login.example.org", "https://login.example.org/");
    }

    @Test
    void areNamedInFullInTheirProblems() {
        assertThat(MapSource.remote().with(Property.ISSUERS, "partner").problems())
                .extracting(Problem::name)
                .containsExactly(
                        "jwt.filter.issuer.partner.issuer",
                        "jwt.filter.issuer.partner.audiences",
                        "jwt.filter.issuer.partner.publickey and jwt.filter.issuer.partner.publickey.location");
        Problem audience = MapSource.remote()
                .withPartner()
                .withPartner(Property.AUDIENCES, ",")
                .problem();
        assertThat(audience.accepted()).contains("jwt.filter.issuer.partner.audience.required = false");
        Problem trust = MapSource.remote()
                .withPartner()
                .withPartner(Property.KEY_TRUST, "PT5M")
                .problem();
        assertThat(trust.accepted()).contains("jwt.filter.issuer.partner.key.refresh is PT5M");
    }

    @Test
    void eachHaveTheirOwnProblemWithTheSameWord() {
        assertThat(issuers(MapSource.remote(), "a", "b")
                        .with(Property.CLOCK_SKEW, "1h")
                        .with("jwt.filter.issuer.a.clock.skew", "2h")
                        .with("jwt.filter.issuer.b.clock.skew", "3h")
                        .problems())
                .extracting(problem -> problem.name() + "=" + problem.value())
                .containsExactly(
                        "mp.jwt.verify.clock.skew=1h",
                        "jwt.filter.issuer.a.clock.skew=2h",
                        "jwt.filter.issuer.b.clock.skew=3h");
    }

    private static List<String> iss(MapSource source) {
        return source.read().issuers().stream()
                .map(issuer -> issuer.rules().issuer())
                .collect(Collectors.toList());
    }

    private static MapSource issuers(MapSource source, String... names) {
        source.with(Property.ISSUERS, String.join(",", names));
        for (String name : names) {
            String prefix = "jwt.filter.issuer." + name + ".";
            source.with(prefix + "issuer", "https://" + name)
                    .with(prefix + "publickey.location", "https://keys.example.com/" + name)
                    .with(prefix + "audiences", "orders");
        }
        return source;
    }
}
