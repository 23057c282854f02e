// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jwtfilter.demo.PayaraMicro;

/** Payara Micro processes for tests that stop, kill or misconfigure one. */
public final class Servers {
    public static final Path ARCHIVES = Path.of(System.getProperty("servers.directory"));
    /** A server that lives for some seconds does not earn more of the compiler: it starts for half of the processor's time. */
    public static final Map<String, String> QUICK_START = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Servers() {}

    /** A directory below the build's that is empty. */
    public static Path emptyDirectory(String name) {
        Path directory = ARCHIVES.resolveSibling(name);
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> old = Files.walk(directory)) {
                    old.sorted(Comparator.reverseOrder())
                            .forEach(path -> path.toFile().delete());
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Properties with which login WAR and sample application on one port understand each other. */
    public static Map<String, String> properties(int port, Path directory) {
        String issuer = new Site(port).loginUrl();
        Map<String, String> properties = new HashMap<>();
        properties.put("jwt.login.issuer", issuer);
        properties.put("jwt.login.audiences", "sample");
        properties.put("jwt.login.data.directory", directory.resolve("data").toString());
        properties.put(
                "jwt.login.initial-users.file", TestUsers.write(directory).toString());
        properties.put("jwt.login.password.iterations", "100000");
        properties.put("mp.jwt.verify.issuer", issuer);
        properties.put("mp.jwt.verify.publickey.location", issuer + "/jwks");
        return properties;
    }

    /** Starts a server with these WARs and waits until it is ready. */
    public static PayaraMicro start(int port, Path directory, Map<String, String> properties, String... wars)
            throws IOException, InterruptedException {
        PayaraMicro server = launch(port, directory, properties, wars);
        awaitReady(server);
        return server;
    }

    /** Starts a server with these WARs and does not wait. */
    static PayaraMicro launch(int port, Path directory, Map<String, String> properties, String... wars)
            throws IOException {
        List<Path> archives = Stream.of(wars).map(ARCHIVES::resolve).toList();
        return PayaraMicro.start(
                new PayaraMicro.Setup(
                        ARCHIVES.resolve("payara-micro.jar"), port, archives, properties, QUICK_START, directory),
                line -> {});
    }

    static void awaitReady(PayaraMicro server) throws IOException, InterruptedException {
        server.awaitReady(PATIENCE);
    }
}
