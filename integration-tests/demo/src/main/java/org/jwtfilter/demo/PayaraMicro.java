// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.demo;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One Payara Micro in a process of its own, bound to the loopback address, its output in a file. */
public final class PayaraMicro implements AutoCloseable {
    /** Where a server listens if nobody says otherwise. */
    public static final String HOST = "127.0.0.1";

    /**
     * Run before the server starts. It has no option for the address that it binds, but its configuration has. And its bean
     * container logs a stack trace for every caller that it refuses, which is nobody's error.
     */
    private static final String PREBOOT = """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=%s
            set-log-levels jakarta.enterprise.ejb.container=SEVERE
            """.formatted(HOST);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final Process process;
    private final Path log;
    private final CompletableFuture<Void> ready;

    /**
     * What to start.
     *
     * @param jar the Payara Micro archive
     * @param port a free port on the loopback address
     * @param wars deployed in this order, each at the context root that it names itself
     * @param properties system properties, for MicroProfile Config among others
     * @param environment added to this process's own
     * @param directory for its log and temporary files; made if missing
     * @param options further options of Payara Micro's command line
     */
    public record Setup(
            Path jar,
            int port,
            List<Path> wars,
            Map<String, String> properties,
            Map<String, String> environment,
            Path directory,
            List<String> options) {
        /** The same without further options. */
        public Setup(
                Path jar,
                int port,
                List<Path> wars,
                Map<String, String> properties,
                Map<String, String> environment,
                Path directory) {
            this(jar, port, wars, properties, environment, directory, List.of());
        }
    }

    private PayaraMicro(Process process, Path log, Consumer<String> onLine) {
        this.process = process;
        this.log = log;
        this.ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> copyOutput(onLine), "payara-micro-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts the process and returns at once.
     *
     * @param onLine told every line of the server's output, on a thread of its own
     */
    public static PayaraMicro start(Setup setup, Consumer<String> onLine) throws IOException {
        Path temporary = Files.createDirectories(setup.directory().resolve("tmp"));
        Path preboot = Files.writeString(setup.directory().resolve("preboot.txt"), PREBOOT);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        command.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
        setup.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", setup.jar().toString(), "--port", Integer.toString(setup.port())));
        command.addAll(List.of("--nohazelcast", "--disablephonehome", "--prebootcommandfile", preboot.toString()));
        command.addAll(setup.options());
        setup.wars().forEach(war -> command.addAll(List.of("--deploy", war.toString())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(setup.environment());
        return new PayaraMicro(builder.start(), setup.directory().resolve("payara.log"), onLine);
    }

    /**
     * Waits until the server has deployed what it could and serves requests.
     *
     * @throws IOException if it ends before, or takes longer than {@code patience}
     */
    public void awaitReady(Duration patience) throws IOException, InterruptedException {
        try {
            ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("Payara Micro is not ready after " + patience.toSeconds() + " s; see " + log, e);
        } catch (ExecutionException e) {
            throw new IOException(requireNonNull(e.getCause()).getMessage(), e);
        }
    }

    /** Everything that the server has printed so far. */
    public String output() throws IOException {
        return Files.readString(log);
    }

    /** The CPU time that the process has used so far, all of its threads together; in steps of ten milliseconds. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The number of the process, for the tools of the JDK. */
    public long pid() {
        return process.pid();
    }

    /** Waits until the process has ended, whoever ends it. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Stops the server as Ctrl-C would, and less politely if that does not help. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the server without a chance to tidy up, as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void copyOutput(Consumer<String> onLine) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                Writer file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line);
                file.write('\n');
                file.flush();
                onLine.accept(line);
                if (line.contains("Payara Micro") && line.contains(" ready in ")) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new IOException("Payara Micro has ended; see " + log));
        } catch (IOException e) {
            // Once the server is stopped this is how its output ends; before that, whoever waits is told.
            ready.completeExceptionally(e);
        }
    }
}
