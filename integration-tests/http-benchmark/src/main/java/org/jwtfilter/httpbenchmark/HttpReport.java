// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jwtfilter.demo.PayaraMicro;

/** Measures, and writes {@code http.md} and {@code http.svg}. */
final class HttpReport {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Fixed, so that a run can be repeated. */
    private static final long SEED = 42;

    private record Server(PayaraMicro process, URI uri) {}

    private HttpReport() {}

    /**
     * Measures.
     *
     * @param args {@code full} or {@code quick}; the directory with {@code payara-micro.jar} and {@code lib}; where to write
     */
    public static void main(String[] args) throws Exception {
        Plan plan = Plan.named(args[0]);
        Path servers = Path.of(args[1]).toAbsolutePath();
        Path directory = Files.createDirectories(Path.of(args[2])).toAbsolutePath();
        Issuer issuer = new Issuer();
        Map<Variant, Server> running = new EnumMap<>(Variant.class);
        try (Load load = new Load()) {
            for (Variant variant : Variant.values()) {
                running.put(variant, start(variant, issuer, servers, directory));
            }
            for (Map.Entry<Variant, Server> each : running.entrySet()) {
                prove(each.getKey(), each.getValue(), issuer, load);
            }
            Table table = new Table(measure(running, issuer, load, plan));
            String head = "JDK " + System.getProperty("java.version") + ", " + System.getProperty("os.arch") + ", "
                    + Runtime.getRuntime().availableProcessors() + " cores, RS256, " + LocalDate.now(ZoneOffset.UTC)
                    + ". Plan: " + args[0] + ".";
            String markdown = table.markdown(head);
            Files.writeString(directory.resolve("http.md"), markdown);
            Files.writeString(directory.resolve("http.svg"), table.svg(head));
            System.out.println(markdown);
        } finally {
            running.values().forEach(server -> server.process().close());
        }
        System.exit(0);
    }

    private static Server start(Variant variant, Issuer issuer, Path servers, Path directory) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("server-" + variant.ordinal()));
        Path war = Wars.pack(variant, issuer, servers.resolve("lib"), folder);
        int port = freePort();
        System.out.println("starting " + variant.label());
        PayaraMicro process = PayaraMicro.start(
                new PayaraMicro.Setup(
                        servers.resolve("payara-micro.jar"), port, List.of(war), Map.of(), Map.of(), folder),
                line -> {});
        process.awaitReady(PATIENCE);
        return new Server(process, URI.create("http://" + PayaraMicro.HOST + ":" + port + "/hello"));
    }

    /** That it does what it is measured for: a token opens it, and without one the guarded ones stay closed. */
    private static void prove(Variant variant, Server server, Issuer issuer, Load load) throws Exception {
        load.send(server.uri(), issuer.tokens(2), 4);
        int status = load.statusForNobody(server.uri());
        if (status != (variant.readsTokens() ? 401 : 200)) {
            throw new IllegalStateException(variant + " answers " + status + " to a request without a token");
        }
        boolean own = server.process().output().contains("Initializing MP-JWT");
        if (own != (variant == Variant.BUILT_IN)) {
            throw new IllegalStateException("the server's own implementation is at work where it should not be, or not"
                    + " where it should: " + variant);
        }
    }

    private static Map<Tokens, Map<Variant, Sample>> measure(
            Map<Variant, Server> servers, Issuer issuer, Load load, Plan plan) throws Exception {
        Map<Tokens, List<String>> tokens = new EnumMap<>(Tokens.class);
        Map<Tokens, Map<Variant, Sample>> results = new EnumMap<>(Tokens.class);
        for (Tokens kind : Tokens.values()) {
            tokens.put(kind, issuer.tokens(kind.count()));
            Map<Variant, Sample> samples = new EnumMap<>(Variant.class);
            servers.keySet().forEach(variant -> samples.put(variant, new Sample()));
            results.put(kind, samples);
        }
        System.out.println("warming up");
        for (Tokens kind : Tokens.values()) {
            for (Server server : servers.values()) {
                load.send(server.uri(), tokens.getOrDefault(kind, List.of()), plan.warmUp());
            }
        }
        Random random = new Random(SEED);
        List<Variant> order = new ArrayList<>(servers.keySet());
        for (int round = 1; round <= plan.rounds(); round++) {
            System.out.println("round " + round + " of " + plan.rounds());
            for (Tokens kind : Tokens.values()) {
                Collections.shuffle(order, random);
                for (Variant variant : order) {
                    Server server = requireNonNull(servers.get(variant));
                    Sample sample =
                            requireNonNull(results.getOrDefault(kind, Map.of()).get(variant));
                    turn(server, tokens.getOrDefault(kind, List.of()), load, plan.requests(), sample);
                }
            }
        }
        return results;
    }

    private static void turn(Server server, List<String> tokens, Load load, int requests, Sample sample)
            throws IOException, InterruptedException {
        Duration cpu = server.process().cpuTime();
        long start = System.nanoTime();
        load.send(server.uri(), tokens, requests);
        double seconds = (System.nanoTime() - start) / 1e9;
        double micros = server.process().cpuTime().minus(cpu).toNanos() / 1e3;
        sample.add(micros / requests, requests / seconds);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
