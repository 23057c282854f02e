// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jwtfilter.demo.PayaraMicro;

/** One Payara Micro with the login WAR and nothing else. */
final class LoginNode implements AutoCloseable {
    static final String USER = "alice";
    static final String ADMINISTRATOR = "carol";
    /** Of both. */
    static final String PASSWORD = "correct horse battery staple";
    /** What {@link PayaraMicro} gives to each. */
    static final int MAXIMUM_HEAP_MEGABYTES = 512;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PayaraMicro process;
    private final Path directory;
    private final String url;

    private LoginNode(PayaraMicro process, Path directory, String url) {
        this.process = process;
        this.directory = directory;
        this.url = url;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param servers where {@code payara-micro.jar} and {@code jwt-login.war} are
     * @param directory of its own, for its files
     * @param databaseUrl of an empty database
     */
    static LoginNode start(Path servers, Path directory, String databaseUrl, Hashing hashing)
            throws IOException, InterruptedException {
        int port = freePort();
        String url = "http://" + PayaraMicro.HOST + ":" + port + "/jwt-login";
        Map<String, String> properties = new HashMap<>(hashing.properties());
        properties.put("jwt.login.issuer", url);
        properties.put("jwt.login.data.directory", directory.resolve("data").toString());
        properties.put("jwt.login.initial-users.file", users(directory).toString());
        properties.put("jwt.login.database.url", databaseUrl);
        properties.put("jwt.login.database.user", "postgres");
        PayaraMicro process = PayaraMicro.start(
                new PayaraMicro.Setup(
                        servers.resolve("payara-micro.jar"),
                        port,
                        List.of(servers.resolve("jwt-login.war")),
                        properties,
                        Map.of("JAVA_TOOL_OPTIONS", Heap.options(collections(directory))),
                        directory),
                line -> {});
        LoginNode node = new LoginNode(process, directory, url);
        try {
            process.awaitReady(PATIENCE);
            return node;
        } catch (IOException e) {
            node.close();
            throw e;
        }
    }

    String url() {
        return url;
    }

    Duration cpuTime() {
        return process.cpuTime();
    }

    Heap heap() throws IOException, InterruptedException {
        return Heap.of(process.pid(), collections(directory), MAXIMUM_HEAP_MEGABYTES);
    }

    private static Path collections(Path directory) {
        return directory.resolve("gc.log");
    }

    private static Path users(Path directory) throws IOException {
        Path file = Files.createDirectories(directory).resolve("users.txt");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file,
                USER + ":" + PASSWORD + ":user,clerk,sales\n" + ADMINISTRATOR + ":" + PASSWORD + ":jwt-login-admin\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
