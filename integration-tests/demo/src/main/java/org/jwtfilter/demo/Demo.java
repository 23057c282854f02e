// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Starts everything, checks that it works, says how to try it, and stays until Ctrl-C. */
public final class Demo {
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Pattern DEPLOYED = Pattern.compile("(\\S+) was successfully deployed");

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    /** Something that the person at the keyboard can mend, in one sentence. */
    private static final class CannotStartException extends Exception {
        private static final long serialVersionUID = 1L;

        CannotStartException(String sentence) {
            super(sentence);
        }
    }

    /**
     * Runs the demo.
     *
     * @param arguments port, directory of the archives, directory for what the demo keeps
     */
    public static void main(String[] arguments) throws InterruptedException {
        Demo demo = new Demo(System.out);
        try {
            demo.run(
                    port(arguments[0]),
                    Path.of(arguments[1]).toAbsolutePath(),
                    Path.of(arguments[2]).toAbsolutePath());
        } catch (CannotStartException | IOException e) {
            demo.say(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    private void run(int port, Path archives, Path directory)
            throws CannotStartException, IOException, InterruptedException {
        Files.createDirectories(directory);
        try (FileChannel lockFile = lockFile(directory)) {
            lock(lockFile); // Until the channel is closed.
            requireFree(port);
            if (Files.exists(directory.resolve("data")) && !DemoUsers.areIn(directory)) {
                throw new CannotStartException("The demo's passwords in " + directory
                        + " have been deleted, but not its database: run mvn clean, then start again.");
            }
            DemoUsers users = DemoUsers.in(directory);
            say("Starting Payara Micro on http://%s:%d, which takes 5 to 30 s; its log is %s"
                    .formatted(PayaraMicro.HOST, port, directory.resolve("payara.log")));
            try (PayaraMicro server = PayaraMicro.start(setup(port, archives, directory, users), this::tellProgress)) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                server.awaitReady(START_PATIENCE);
                say("Logging in as alice and calling the sample application, to be sure");
                Tour tour = new Tour("http://" + PayaraMicro.HOST + ":" + port, users);
                tour.walk();
                say("Ready.");
                out.println();
                out.println(tour.lines());
                out.flush();
                server.waitFor();
            }
        }
    }

    private void stop(PayaraMicro server) {
        server.close();
        say("Stopped.");
    }

    private static PayaraMicro.Setup setup(int port, Path archives, Path directory, DemoUsers users) {
        String issuer = "http://" + PayaraMicro.HOST + ":" + port + "/jwt-login";
        Map<String, String> properties = Map.of(
                "jwt.login.issuer",
                issuer,
                "jwt.login.audiences",
                "sample",
                "jwt.login.data.directory",
                directory.resolve("data").toString(),
                "jwt.login.initial-users.file",
                users.file().toString(),
                "mp.jwt.verify.issuer",
                issuer,
                "mp.jwt.verify.publickey.location",
                issuer + "/jwks");
        List<Path> wars = List.of(archives.resolve("jwt-login.war"), archives.resolve("sample.war"));
        return new PayaraMicro.Setup(archives.resolve("payara-micro.jar"), port, wars, properties, Map.of(), directory);
    }

    private void tellProgress(String line) {
        Matcher deployed = DEPLOYED.matcher(line);
        if (deployed.find()) {
            say("Deployed " + deployed.group(1));
        }
    }

    private static int port(String text) throws CannotStartException {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new CannotStartException("demo.port = " + text + ": accepted are whole numbers from 1 to 65535.");
    }

    private static void requireFree(int port) throws CannotStartException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CannotStartException("Port " + port + " on " + PayaraMicro.HOST
                    + " is taken: stop what listens there, or choose another with -Ddemo.port=…");
        }
    }

    private static FileChannel lockFile(Path directory) throws IOException {
        return FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void lock(FileChannel file) throws CannotStartException, IOException {
        @Nullable FileLock lock = file.tryLock();
        if (lock == null) {
            throw new CannotStartException(
                    "The demo of this checkout is already running: stop it with Ctrl-C in its terminal first.");
        }
    }

    private synchronized void say(String sentence) {
        out.println("[demo] " + sentence);
        out.flush();
    }
}
