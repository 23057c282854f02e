// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;
import org.jwtfilter.payara.Servers;
import org.jwtfilter.payara.Site;

/**
 * A node with the embedded database is killed under load, again and again; nothing that it acknowledged is lost. A build sees one kill; the
 * profile {@code crash} sees two hundred and writes a report.
 */
class CrashIT {
    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final int CUSTOMERS = 4;
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final long SEED = 42;

    private final int port = Servers.freePort();
    private final Path data = Servers.emptyDirectory("crash");
    private final Random random = new Random(SEED);
    private final Tally tally = new Tally();
    private final CrashReport report = new CrashReport(CUSTOMERS, tally);
    private final List<Customer> customers = IntStream.range(0, CUSTOMERS)
            .mapToObj(i -> new Customer("customer" + i, password(i), tally, SEED + i))
            .toList();
    private final List<Inspection> inspections =
            customers.stream().map(customer -> new Inspection(customer, tally)).toList();

    @Test
    void losesNothingThatItAcknowledged() throws Exception {
        PayaraMicro server = start();
        try {
            String keys = node().keys();
            for (int kills = 1; kills <= KILLS; kills++) {
                killUnderLoad(server);
                long begin = System.nanoTime();
                server = start();
                report.killed(Duration.ofNanos(System.nanoTime() - begin));
                inspect(node());
                assertThat(tally.problems()).as("after kill %d", kills).isEmpty();
                assertThat(node().keys()).isEqualTo(keys);
                assertThat(server.output()).doesNotContain("\n\tat ");
                report.write();
            }
            Node node = node();
            inspections.forEach(each -> each.runForAllEnded(node));
            assertThat(tally.problems()).isEmpty();
            assertThat(report.longestStart()).isLessThan(LONGEST_START);
        } finally {
            server.close();
            report.write();
        }
    }

    /** Kills it when so many things more have been acknowledged, with each customer in the middle of another one. */
    private void killUnderLoad(PayaraMicro server) throws Exception {
        long enough = tally.allAcknowledged() + 20 + random.nextInt(60);
        Node node = node();
        ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS);
        try {
            List<Future<?>> working = new ArrayList<>();
            customers.forEach(customer -> working.add(threads.submit(() -> customer.work(node))));
            Site.await(
                    () -> tally.allAcknowledged() >= enough || !tally.problems().isEmpty(),
                    "the customers were told things");
            server.kill();
            for (Future<?> each : working) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void inspect(Node node) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS);
        try {
            List<Future<?>> looking = new ArrayList<>();
            inspections.forEach(each -> looking.add(threads.submit(() -> each.run(node))));
            for (Future<?> each : looking) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private PayaraMicro start() throws Exception {
        PayaraMicro server = PayaraMicro.start(
                new PayaraMicro.Setup(
                        Servers.ARCHIVES.resolve("payara-micro.jar"),
                        port,
                        List.of(Servers.ARCHIVES.resolve("jwt-login.war")),
                        properties(),
                        Servers.QUICK_START,
                        Servers.emptyDirectory("crash-node")),
                line -> {});
        try {
            server.awaitReady(Duration.ofMinutes(3));
            Site.await(node()::isReady, "the node is ready");
            return server;
        } catch (IOException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** With connections of its own: those to a node that was killed are good for nothing. */
    private Node node() {
        return new Node(new Site(port));
    }

    private Map<String, String> properties() throws IOException {
        return Map.of(
                "jwt.login.issuer", new Site(port).loginUrl(),
                "jwt.login.data.directory", data.resolve("data").toString(),
                "jwt.login.initial-users.file", users().toString(),
                "jwt.login.password.iterations", "100000",
                "jwt.login.password.parallel", Integer.toString(CUSTOMERS),
                // What got no answer may be asked again after the restart.
                "jwt.login.refresh-token.grace", "PT1M",
                // Passwords that are good no more are tried after each restart, and nobody gives back what a kill took.
                "jwt.login.throttle.account-at-source", "1000000/PT1S",
                "jwt.login.throttle.account", "1000000/PT1S",
                "jwt.login.throttle.source", "1000000/PT1S");
    }

    private Path users() throws IOException {
        Path file = data.resolve("users.txt");
        if (Files.notExists(file)) {
            StringBuilder lines = new StringBuilder();
            IntStream.range(0, CUSTOMERS).forEach(i -> lines.append("customer" + i + ":" + password(i) + ":user\n"));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, lines);
        }
        return file;
    }

    private static String password(int customer) {
        return "first password of customer " + customer;
    }
}
