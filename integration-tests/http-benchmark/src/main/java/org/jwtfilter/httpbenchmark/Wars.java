// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the applications. */
final class Wars {
    private static final String BEANS = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
            """;
    private static final String AT_THE_ROOT = """
            <glassfish-web-app><context-root>/</context-root></glassfish-web-app>
            """;

    private Wars() {}

    /**
     * An archive at the context root.
     *
     * @param lib jwt-filter and what it needs
     * @param directory where it is written
     */
    static Path pack(Variant variant, Issuer issuer, Path lib, Path directory) throws IOException {
        Path war = directory.resolve(variant.name().toLowerCase(Locale.ROOT) + ".war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            add(zip, "WEB-INF/beans.xml", BEANS.getBytes(UTF_8));
            add(zip, "WEB-INF/glassfish-web.xml", AT_THE_ROOT.getBytes(UTF_8));
            if (variant.readsTokens()) {
                add(
                        zip,
                        "WEB-INF/classes/META-INF/microprofile-config.properties",
                        (issuer.configuration() + variant.setting()).getBytes(UTF_8));
            }
            for (Class<?> type : variant.classes()) {
                String name = type.getName().replace('.', '/') + ".class";
                try (InputStream in =
                        Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name), name)) {
                    add(zip, "WEB-INF/classes/" + name, in.readAllBytes());
                }
            }
            if (variant.hasOurJars()) {
                for (Path jar : jars(lib)) {
                    add(zip, "WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
                }
            }
        }
        return war;
    }

    private static List<Path> jars(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
