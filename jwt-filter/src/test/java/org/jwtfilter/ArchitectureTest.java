// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The data flows one way. A stage knows the stages before it, an adapter knows no other adapter. */
@AnalyzeClasses(packages = "org.jwtfilter", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "org.jwtfilter.";

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("org.jwtfilter.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule wireKnowsTheJdkAlone = stage("wire");

    @ArchTest
    static final ArchRule keyKnowsTheJdkAndJose4j = stage("key", "javax.crypto..", "org.jose4j..");

    @ArchTest
    static final ArchRule tokenKnowsWireAndKey = stage("token", "org.jose4j..", ours("wire"), ours("key"));

    @ArchTest
    static final ArchRule statusKnowsKeyAndToken = stage("status", ours("key"), ours("token"));

    @ArchTest
    static final ArchRule callerKnowsToken = stage("caller", ours("token"));

    @ArchTest
    static final ArchRule authnKnowsTheStagesBeforeIt =
            stage("authn", ours("wire"), ours("key"), ours("token"), ours("caller"), ours("status"));

    @ArchTest
    static final ArchRule configKnowsAllStages = stage(
            "config",
            "jakarta..",
            "org.eclipse.microprofile..",
            ours("wire"),
            ours("key"),
            ours("token"),
            ours("caller"),
            ours("status"),
            ours("authn"));

    @ArchTest
    static final ArchRule exchangeKnowsServletsAndWhatTheySend =
            stage("exchange", "jakarta.servlet..", ours("wire"), ours("caller"), ours("authn"), ours("access"));

    @ArchTest
    static final ArchRule accessKnowsTheAnnotationsAlone = stage("access", "jakarta.annotation..");

    @ArchTest
    static final ArchRule replacedKnowsCdiAlone = stage("replaced", "jakarta.enterprise..");

    @ArchTest
    static final ArchRule selfcheckComparesConfigurationAndContainer = stage(
            "selfcheck",
            "jakarta..",
            "javax.xml.stream..",
            ours("wire"),
            ours("key"),
            ours("token"),
            ours("status"),
            ours("caller"),
            ours("config"));

    @ArchTest
    static final ArchRule servletIsAThinAdapter = adapter("servlet");

    @ArchTest
    static final ArchRule jaxrsIsAThinAdapter = adapter("jaxrs");

    @ArchTest
    static final ArchRule mechanismIsAThinAdapter =
            adapter("mechanism", "javax.security.auth..", "javax.xml.stream..", ours("token"), ours("replaced"));

    @ArchTest
    static final ArchRule mpjwtIsAThinAdapter = adapter("mpjwt", ours("token"), "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule websocketIsAThinAdapter = adapter("websocket");

    @ArchTest
    static final ArchRule outgoingIsAThinAdapter = adapter("outgoing", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule observeIsAThinAdapter =
            adapter("observe", ours("key"), ours("token"), "org.eclipse.microprofile..", "io.opentelemetry.api..");

    @ArchTest
    static final ArchRule moduleIsAThinAdapter = adapter("module", "javax.security.auth..");

    @ArchTest
    static final ArchRule cdiIsAThinAdapter = adapter("cdi", ours("replaced"));

    @ArchTest
    static final ArchRule hookChoosesAmongAdapters =
            adapter("hook", "javax.naming..", ours("token"), ours("servlet"), ours("mechanism"), ours("module"));

    @ArchTest
    static final ArchRule jakartaStaysInConfigAndTheAdapters = only(
            "jakarta..",
            ours("config"),
            ours("access"),
            ours("exchange"),
            ours("selfcheck"),
            ours("servlet"),
            ours("jaxrs"),
            ours("replaced"),
            ours("cdi"),
            ours("mechanism"),
            ours("module"),
            ours("hook"),
            ours("mpjwt"),
            ours("websocket"),
            ours("outgoing"),
            ours("observe"));

    @ArchTest
    static final ArchRule jose4jStaysInKeyAndToken = only("org.jose4j..", ours("key"), ours("token"));

    @ArchTest
    static final ArchRule microProfileStaysInConfigAndItsAdapters =
            only("org.eclipse.microprofile..", ours("config"), ours("mpjwt"), ours("outgoing"), ours("observe"));

    @ArchTest
    static final ArchRule openTelemetryStaysInObserve = only("io.opentelemetry..", ours("observe"));

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule nobodyPrints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        List<String> marked = new ArrayList<>();
        for (JavaPackage each : classes.getPackage("org.jwtfilter").getSubpackages()) {
            if (each.tryGetAnnotationOfType(NullMarked.class).isPresent()) {
                marked.add(each.getRelativeName());
            }
        }

        assertThat(marked)
                .containsExactlyInAnyOrderElementsOf(classes.getPackage("org.jwtfilter").getSubpackages().stream()
                        .map(JavaPackage::getRelativeName)
                        .toList())
                .contains("wire", "key", "token", "status", "caller", "authn", "config", "exchange")
                .contains(
                        "selfcheck",
                        "access",
                        "replaced",
                        "servlet",
                        "jaxrs",
                        "cdi",
                        "mechanism",
                        "module",
                        "hook",
                        "mpjwt")
                .contains("websocket", "outgoing", "observe");
    }

    private static String ours(String name) {
        return ROOT + name + "..";
    }

    /** Packages that hold nothing but their description yet have nothing to check. */
    private static ArchRule stage(String name, String... known) {
        String[] allowed = Stream.concat(Stream.of("java..", "org.jspecify..", ours(name)), Stream.of(known))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true);
    }

    private static ArchRule adapter(String name, String... known) {
        return stage(
                name,
                Stream.concat(
                                Stream.of(
                                        "jakarta..",
                                        ours("wire"),
                                        ours("caller"),
                                        ours("authn"),
                                        ours("config"),
                                        ours("access"),
                                        ours("exchange"),
                                        ours("selfcheck")),
                                Stream.of(known))
                        .toArray(String[]::new));
    }

    private static ArchRule only(String foreign, String... users) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(users)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(foreign);
    }
}
