// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Makes each archive of the suite what its user would make of it: our jar in {@code WEB-INF/lib}, at the context root that the
 * suite expects. No roles are declared and no {@code web.xml} is added.
 */
public final class ArchivePreparation implements ApplicationArchiveProcessor {
    private static final Path LIBRARIES = Path.of(System.getProperty("tck.libraries"));

    private static final String CONTEXT_ROOT = "<glassfish-web-app><context-root>/</context-root></glassfish-web-app>";

    /** The optional tests come without; they use the same issuer and key as the others. */
    private static final String CONFIGURATION = """
            mp.jwt.verify.publickey.location=/publicKey.pem
            mp.jwt.verify.issuer=https://server.example.com
            """;

    @Override
    public void process(Archive<?> archive, TestClass testClass) {
        if (!(archive instanceof WebArchive war)) {
            throw new IllegalStateException("not a WAR: " + archive.getName());
        }
        war.addAsWebInfResource(new StringAsset(CONTEXT_ROOT), "glassfish-web.xml");
        if (!war.contains("/META-INF/microprofile-config.properties")) {
            war.addAsManifestResource(new StringAsset(CONFIGURATION), "microprofile-config.properties");
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(LIBRARIES, "*.jar")) {
            jars.forEach(jar -> war.addAsLibrary(jar.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
