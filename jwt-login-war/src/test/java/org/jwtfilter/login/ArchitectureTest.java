// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "org.jwtfilter.login", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "org.jwtfilter.login.";
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("oauth", "audit", "password", "cli"),
            Set.of("signing", "realm", "client", "throttle", "session"),
            Set.of("issue", "refresh", "revocation", "assertion"),
            Set.of("login", "grant", "discovery", "introspect", "revoke", "userinfo", "authorize", "admin"),
            Set.of("store", "ldap"),
            Set.of("monitor"),
            Set.of("app"));

    @ArchTest
    static final ArchRule everyPackageStandsInALevel = classes()
            .should()
            .resideInAnyPackage(LEVELS.stream()
                    .flatMap(Set::stream)
                    .map(name -> BASE + name)
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule aPackageImportsOnlyLowerLevels = classes().should(importOnlyLowerLevels());

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching(BASE + "(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule httpTypesStayAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "app")
            .and()
            .haveNameNotMatching(".*(Resource|Page|Servlet)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule onlySigningAndIssueSpeakJose = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "signing", BASE + "issue")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jose4j..");

    @ArchTest
    static final ArchRule onlyAssertionUsesTheVerifierOfTheFilter = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "assertion", BASE + "app")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jwtfilter.wire..", "org.jwtfilter.key..", "org.jwtfilter.token..");

    @ArchTest
    static final ArchRule onlyPasswordSpeaksToTheLibraryOfHashes = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "password")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule onlyLdapSpeaksLdap = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "ldap")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.unboundid..");

    @ArchTest
    static final ArchRule onlyStoreAndAppSpeakSql = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "store", BASE + "app")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.h2..", "org.postgresql..", "org.flywaydb..", "com.zaxxer..");

    @ArchTest
    static final ArchRule onlyAppReadsConfiguration = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "app")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.config..");

    @Test
    void everyLevelHasItsPackagesWithAPackageInfo() {
        JavaClasses all = new ClassFileImporter().importPackages("org.jwtfilter.login");
        Set<String> described = all.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        assertThat(described)
                .isEqualTo(LEVELS.stream()
                        .flatMap(Set::stream)
                        .map(name -> BASE + name)
                        .collect(Collectors.toSet()));
    }

    private static ArchCondition<JavaClass> importOnlyLowerLevels() {
        DescribedPredicate<JavaClass> ours = DescribedPredicate.describe(
                "ours", type -> type.getPackageName().startsWith(BASE));
        return new ArchCondition<>("import only lower levels") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> ours.test(dependency.getTargetClass()))
                        .filter(dependency ->
                                !dependency.getTargetClass().getPackageName().equals(type.getPackageName()))
                        .filter(dependency -> level(dependency.getTargetClass()) >= level(type))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static int level(JavaClass type) {
        String name = type.getPackageName().substring(BASE.length());
        for (int i = 0; i < LEVELS.size(); i++) {
            if (LEVELS.get(i).contains(name)) {
                return i;
            }
        }
        return LEVELS.size();
    }
}
