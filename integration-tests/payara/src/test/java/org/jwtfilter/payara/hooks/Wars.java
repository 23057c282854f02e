// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jwtfilter.payara.Servers;

/** Packs the applications, each with jwt-filter as the sample application has it. */
final class Wars {
    private static final Class<?>[] SERVLETS = {
        Sight.class, TargetServlet.class, AnnotatedServlet.class, DispatchServlet.class
    };
    private static final Class<?>[] BEANS = {
        Vault.class,
        Ledger.class,
        BeanServlet.class,
        RuleResource.class,
        ClosedResource.class,
        BaseResource.class,
        HeirResource.class,
        LocatorResource.class,
        LocatorResource.Found.class,
        LocatorResource.Open.class
    };
    private static final String BEANS_XML =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>";
    private static final String FILTER = """
              <filter>
                <filter-name>jwt</filter-name>
                <filter-class>org.jwtfilter.servlet.JwtFilter</filter-class>
                <async-supported>true</async-supported>
                <init-param><param-name>mp.jwt.verify.issuer</param-name><param-value>%s</param-value></init-param>
                <init-param>
                  <param-name>mp.jwt.verify.publickey.location</param-name><param-value>%s</param-value>
                </init-param>
                <init-param><param-name>mp.jwt.verify.audiences</param-name><param-value>%s</param-value></init-param>
                <init-param><param-name>jwt.filter.realm</param-name><param-value>declared</param-value></init-param>
                <init-param><param-name>jwt.filter.anonymous</param-name><param-value>allow</param-value></init-param>
              </filter>
              <filter-mapping><filter-name>jwt</filter-name><url-pattern>/*</url-pattern></filter-mapping>
            </web-app>
            """;

    private final Path directory;
    private final Path key;
    private final String descriptor;

    Wars(Path directory, TokenMint mint) throws IOException {
        this.directory = directory;
        this.key = Files.writeString(directory.resolve("mint.pem"), mint.publicPem());
        try (var in = Wars.class.getResourceAsStream("/hooks/web.xml")) {
            this.descriptor = new String(in.readAllBytes());
        }
    }

    /** @param settings lines of MicroProfile Config beyond issuer, key, audience and realm */
    Path everything(String name, String settings, Class<?>... more) {
        return export(withBeans(name, settings).addClass(RestApplication.class).addClasses(more));
    }

    /** With {@code BASIC} and the server's own users beside tokens. */
    Path loginConfig(String name) {
        String login = "<login-config><auth-method>BASIC</auth-method><realm-name>file</realm-name></login-config>";
        return export(withBeans(name, "")
                .addClass(RestApplication.class)
                .setWebXML(new StringAsset(descriptor.replace("</web-app>", login + "</web-app>"))));
    }

    /** The server's own MicroProfile JWT asked for, and ours switched off. */
    Path ofTheServer(String name) {
        return export(withBeans(name, "jwt.filter.enabled=false\n").addClass(ServerLogin.class));
    }

    /** No bean and no {@code beans.xml}. */
    Path servletsWithoutCdi(String name) {
        return export(with(name, settings(name)).setWebXML(new StringAsset(descriptor)));
    }

    Path declaredFilter(String name) {
        String filter = FILTER.formatted(TokenMint.ISSUER, key, TokenMint.AUDIENCE);
        return export(with(name, "jwt.filter.enabled=false\n")
                .setWebXML(new StringAsset(descriptor.replace("</web-app>", filter))));
    }

    private WebArchive withBeans(String name, String settings) {
        return with(name, settings(name) + settings)
                .addClasses(BEANS)
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
                .setWebXML(new StringAsset(descriptor));
    }

    private String settings(String name) {
        return "mp.jwt.verify.issuer=" + TokenMint.ISSUER
                + "\nmp.jwt.verify.publickey.location=" + key.toUri()
                + "\nmp.jwt.verify.audiences=" + TokenMint.AUDIENCE
                + "\njwt.filter.realm=" + name + "\n";
    }

    private static WebArchive with(String name, String settings) {
        WebArchive sample = ShrinkWrap.createFromZipFile(
                WebArchive.class, Servers.ARCHIVES.resolve("sample.war").toFile());
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .merge(sample, Filters.include("/WEB-INF/lib/.*"))
                .addClasses(SERVLETS)
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties");
    }

    private Path export(WebArchive war) {
        Path file = directory.resolve(war.getName());
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
