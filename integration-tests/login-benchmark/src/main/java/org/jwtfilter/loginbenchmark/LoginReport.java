// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Measures, and writes {@code login.md}. */
final class LoginReport {
    private interface Requests {
        void send(int count) throws IOException, InterruptedException;
    }

    private final Plan plan;
    private final DatabaseServer database;
    private final Cost refresh = new Cost();
    private final Cost grant = new Cost();
    private final Map<Hashing, Cost> logins = new EnumMap<>(Hashing.class);

    private LoginReport(Plan plan, DatabaseServer database) {
        this.plan = plan;
        this.database = database;
    }

    /**
     * Measures.
     *
     * @param args {@code full} or {@code quick}; the directory with {@code payara-micro.jar} and {@code jwt-login.war}; where to write
     */
    public static void main(String[] args) throws Exception {
        Plan plan = Plan.named(args[0]);
        Path servers = Path.of(args[1]).toAbsolutePath();
        Path directory = Files.createDirectories(Path.of(args[2])).toAbsolutePath();
        Path runs = Files.createTempDirectory(directory, "run");
        String head = "JDK " + System.getProperty("java.version") + ", " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors()
                + " cores for node, database and clients together, RS256, PostgreSQL, "
                + LocalDate.now(ZoneOffset.UTC)
                + Commit.here().map(commit -> ", commit " + commit).orElse("") + ". Plan: " + args[0]
                + ", by `mvn -Pbenchmarks -pl integration-tests/login-benchmark -am verify -DskipTests -Dlogin.benchmark="
                + args[0] + "`.";
        try (DatabaseServer database = DatabaseServer.start(runs.resolve("postgres"))) {
            String markdown =
                    new LoginReport(plan, database).measure(servers, runs).markdown(head);
            Files.writeString(directory.resolve("login.md"), markdown);
            System.out.println(markdown);
        }
        System.exit(0);
    }

    private Table measure(Path servers, Path runs) throws Exception {
        Heap heap = null;
        for (Hashing hashing : plan.hashings()) {
            String name = hashing.name().toLowerCase(Locale.ROOT);
            System.out.println("starting a node: " + hashing.label());
            try (LoginNode node = LoginNode.start(servers, runs.resolve(name), database.newDatabase(name), hashing);
                    Load load = new Load(node.url())) {
                load.logIn(Load.CLIENTS);
                if (heap == null) {
                    load.register();
                    System.out.println("refreshes");
                    measure(node, refresh, load::refresh);
                    System.out.println("grants");
                    measure(node, grant, load::grant);
                    heap = node.heap();
                }
                Cost cost = logins.computeIfAbsent(hashing, any -> new Cost());
                for (int round = 0; round < plan.rounds(); round++) {
                    turn(node, cost, plan.logins(), load::logIn);
                }
            }
        }
        if (heap == null) {
            throw new IllegalStateException("nothing was measured");
        }
        return new Table(refresh, grant, logins, heap);
    }

    private void measure(LoginNode node, Cost cost, Requests requests) throws IOException, InterruptedException {
        requests.send(plan.warmUp());
        for (int round = 0; round < plan.rounds(); round++) {
            turn(node, cost, plan.requests(), requests);
        }
    }

    private void turn(LoginNode node, Cost cost, int count, Requests requests)
            throws IOException, InterruptedException {
        Map<Long, Duration> ofDatabase = database.cpuTimes();
        Duration ofNode = node.cpuTime();
        long start = System.nanoTime();
        requests.send(count);
        double seconds = (System.nanoTime() - start) / 1e9;
        double nodeMillis = node.cpuTime().minus(ofNode).toNanos() / 1e6;
        double databaseMillis = database.cpuTimeSince(ofDatabase).toNanos() / 1e6;
        cost.add(nodeMillis / count, databaseMillis / count, count / seconds);
    }
}
