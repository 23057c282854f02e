// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** WARs with jwt-filter in {@code WEB-INF/lib}, configured for one {@link ContractIssuer}. */
final class ContractWars {
    private static final String WEB_XML =
            "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">%s</web-app>";
    private static final String CONSTRAINT = """
            <security-constraint>
              <web-resource-collection>
                <web-resource-name>%1$s</web-resource-name><url-pattern>/constraint/%1$s</url-pattern>
              </web-resource-collection>
              <auth-constraint><role-name>%1$s</role-name></auth-constraint>
            </security-constraint>
            """;
    private static final String FILTER = """
            <filter>
              <filter-name>%1$s</filter-name>
              <filter-class>org.jwtfilter.servlet.JwtFilter</filter-class>
              <async-supported>true</async-supported>
              <init-param><param-name>mp.jwt.verify.issuer</param-name><param-value>%2$s</param-value></init-param>
              <init-param><param-name>mp.jwt.verify.publickey</param-name><param-value>%3$s</param-value></init-param>
              <init-param><param-name>mp.jwt.verify.audiences</param-name><param-value>%4$s</param-value></init-param>
              <init-param><param-name>jwt.filter.realm</param-name><param-value>contract</param-value></init-param>
              <init-param><param-name>jwt.filter.anonymous</param-name><param-value>%5$s</param-value></init-param>
            </filter>
            """;
    private static final String MAPPING =
            "<filter-mapping><filter-name>%s</filter-name><url-pattern>%s</url-pattern></filter-mapping>";

    private ContractWars() {}

    /** An application that Jakarta Security guards; {@code web.xml} has constraints for {@code /constraint/user, admin}. */
    static WebArchive guarded(String name, ContractIssuer issuer) {
        return guardedBy(name, """
                mp.jwt.verify.issuer=%s
                mp.jwt.verify.publickey=%s
                mp.jwt.verify.audiences=%s
                jwt.filter.realm=contract
                """.formatted(ContractIssuer.ISSUER, issuer.publicKey(), ContractIssuer.AUDIENCE));
    }

    /** The same with properties of its own. */
    static WebArchive guardedBy(String name, String properties) {
        return withJar(name)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(new StringAsset(properties), "META-INF/microprofile-config.properties")
                .setWebXML(new StringAsset(
                        WEB_XML.formatted(CONSTRAINT.formatted("user") + CONSTRAINT.formatted("admin"))));
    }

    /**
     * An application that nothing but the filter of {@code web.xml} guards: all want a token but {@code /behind/open}.
     *
     * @param guarded a URL pattern besides {@code /behind/user, admin}
     */
    static WebArchive filtered(String name, ContractIssuer issuer, String guarded) {
        String filters = filter("lenient", "allow", issuer)
                + filter("strict", "refuse", issuer)
                + MAPPING.formatted("lenient", "/behind/open")
                + MAPPING.formatted("strict", "/behind/user")
                + MAPPING.formatted("strict", "/behind/admin")
                + MAPPING.formatted("strict", guarded);
        return withJar(name).setWebXML(new StringAsset(WEB_XML.formatted(filters)));
    }

    static Path written(WebArchive war, Path directory) {
        Path file = directory.resolve(war.getName());
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static String filter(String name, String anonymous, ContractIssuer issuer) {
        return FILTER.formatted(name, ContractIssuer.ISSUER, issuer.publicKey(), ContractIssuer.AUDIENCE, anonymous);
    }

    private static WebArchive withJar(String name) {
        WebArchive sample = ShrinkWrap.createFromZipFile(
                WebArchive.class, Servers.ARCHIVES.resolve("sample.war").toFile());
        return ShrinkWrap.create(WebArchive.class, name + ".war").merge(sample, Filters.include("/WEB-INF/lib/.*"));
    }
}
