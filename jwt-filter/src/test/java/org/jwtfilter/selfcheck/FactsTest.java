// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Fakes;
import org.jwtfilter.selfcheck.Facts.RoleMapping;

final class FactsTest {
    private static final String MAPPING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE glassfish-web-app PUBLIC "-//GlassFish.org//DTD GlassFish Application Server 3.1 Servlet 3.0//EN"
                "http://dtds.invalid/glassfish-web-app_3_0-1.dtd">
            <glassfish-web-app>
              <context-root>/</context-root>
              <security-role-mapping>
                <role-name>admin</role-name><principal-name>root</principal-name><group-name>admins</group-name>
              </security-role-mapping>
              <security-role-mapping><role-name> clerk </role-name><group-name>clerks</group-name></security-role-mapping>
            </glassfish-web-app>
            """;

    private final Map<String, String> files = new HashMap<>();
    private String server = "Payara Micro #badassfish";

    @Test
    void knowsNothingOfAnEmptyApplication() {
        assertThat(facts()).isEqualTo(new Facts(Set.of(), Optional.empty(), false));
    }

    @Test
    void readsTheRolesOfWebXml() {
        files.put("/WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <servlet><servlet-name>s</servlet-name>
                    <security-role-ref><role-name>local</role-name><role-link>linked</role-link></security-role-ref>
                  </servlet>
                  <security-constraint>
                    <web-resource-collection><web-resource-name>all</web-resource-name></web-resource-collection>
                    <auth-constraint><description>d</description><role-name> user </role-name><role-name>admin</role-name>
                    </auth-constraint>
                  </security-constraint>
                  <security-constraint><auth-constraint><role-name>**</role-name></auth-constraint></security-constraint>
                  <security-constraint><auth-constraint><role-name>*</role-name></auth-constraint></security-constraint>
                  <security-constraint><auth-constraint/></security-constraint>
                  <security-role><role-name>declared</role-name></security-role>
                </web-app>
                """);

        assertThat(facts("annotated").roles())
                .containsExactlyInAnyOrder("annotated", "linked", "user", "admin", "declared");
    }

    @Test
    void readsTheRoleMappingWithoutAskingForItsDtd() {
        files.put("/WEB-INF/glassfish-web.xml", MAPPING);

        assertThat(facts().mapping()).contains(new RoleMapping("glassfish-web.xml", Set.of("admin", "clerk")));
    }

    @Test
    void takesTheDescriptorThatTheServerTakes() {
        files.put("/WEB-INF/glassfish-web.xml", MAPPING);
        files.put("/WEB-INF/payara-web.xml", "<payara-web-app><context-root>/</context-root></payara-web-app>");

        assertThat(facts().mapping()).isEmpty();
    }

    @Test
    void aMappingMeansNothingToAnotherServer() {
        files.put("/WEB-INF/glassfish-web.xml", MAPPING);
        server = "Apache Tomcat/11.0.1";

        assertThat(facts().mapping()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNotKnown() {
        files.put("/WEB-INF/web.xml", "<web-app><security-role><role-name>a</role-name>");
        files.put("/WEB-INF/payara-web.xml", "no XML");

        assertThat(facts("annotated").roles()).contains("annotated");
        assertThat(facts().mapping()).isEmpty();
    }

    @Test
    void readsNoForeignFileIntoADescriptor() {
        files.put("/WEB-INF/web.xml", """
                <!DOCTYPE web-app [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <web-app><security-role><role-name>a&x;</role-name></security-role></web-app>
                """);

        assertThat(facts().roles()).isSubsetOf("a");
    }

    private Facts facts(String... annotated) {
        ServletContext context = Fakes.of(ServletContext.class, (proxy, method, args) -> switch (method.getName()) {
            case "getServerInfo" -> server;
            case "getClassLoader" -> FactsTest.class.getClassLoader();
            case "getResourceAsStream" -> {
                String text = files.get((String) args[0]);
                yield text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
            default -> null;
        });
        return Facts.of(context, Set.of(annotated));
    }
}
