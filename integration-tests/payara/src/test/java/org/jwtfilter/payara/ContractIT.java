// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.jwtfilter.demo.PayaraMicro;
import org.jwtfilter.payara.contract.AnnotatedServlets;
import org.jwtfilter.payara.contract.AskingServlet;
import org.jwtfilter.payara.contract.BeanServlet;
import org.jwtfilter.payara.contract.BehindFilterServlet;
import org.jwtfilter.payara.contract.ConstraintServlet;
import org.jwtfilter.payara.contract.ContractApplication;
import org.jwtfilter.payara.contract.ContractBean;
import org.jwtfilter.payara.contract.ContractResource;

/** The {@link Contract}, through every adapter. */
class ContractIT {
    /** Below each of these are the three resources. */
    private static final List<String> ADAPTERS = List.of(
            "/filtered/behind",
            "/guarded/constraint",
            "/guarded/annotated",
            "/guarded/asking",
            "/guarded/api",
            "/guarded/ejb");

    private static final ContractIssuer ISSUER = new ContractIssuer("contract-1");
    private static final int PORT = Servers.freePort();
    private static final Site SITE = new Site(PORT);
    private static @Nullable PayaraMicro server;

    @BeforeAll
    static void start() throws Exception {
        Path directory = Servers.emptyDirectory("contract");
        String echo = "org.jwtfilter.payara.contract.Echo";
        Path guarded = ContractWars.written(
                ContractWars.guarded("guarded", ISSUER)
                        .addClass(echo)
                        .addClasses(ConstraintServlet.class, AnnotatedServlets.class, AskingServlet.class)
                        .addClasses(ContractApplication.class, ContractResource.class)
                        .addClasses(ContractBean.class, BeanServlet.class),
                directory);
        Path filtered = ContractWars.written(
                ContractWars.filtered("filtered", ISSUER, "/behind/all/*")
                        .addClass(echo)
                        .addClass(BehindFilterServlet.class),
                directory);
        server = Servers.start(PORT, directory, Map.of(), guarded.toString(), filtered.toString());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicNode> everyAdapterKeepsTheContract() {
        return ADAPTERS.stream()
                .map(adapter -> DynamicContainer.dynamicContainer(
                        adapter,
                        Contract.clauses()
                                .map(clause -> DynamicTest.dynamicTest(
                                        clause.request() + " at " + clause.resource(), () -> check(adapter, clause)))));
    }

    private static void check(String adapter, Contract.Clause clause) {
        Answer answer = clause.request().send(SITE, adapter + "/" + clause.resource(), ISSUER);
        if (clause.isRefused()) {
            assertThat(answer.status()).isEqualTo(clause.refusal().status);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo(clause.refusal().challenge);
            // The container's own refusals have a page of its own.
            assertThat(answer.body()).doesNotContain("contract:", "Exception", "eyJ");
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("contract: " + clause.answer());
            assertThat(answer.header("WWW-Authenticate")).isEmpty();
        }
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }
}
