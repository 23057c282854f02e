// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.selfcheck;

import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of the application and its server.
 *
 * @param roles that annotations and {@code web.xml} ask for
 * @param mapping the server's table of roles, if the application has one and this server reads it
 * @param serverMpJwt whether the server's own MicroProfile JWT is active in the application
 */
public record Facts(Set<String> roles, Optional<RoleMapping> mapping, boolean serverMpJwt) {
    public Facts {
        roles = Set.copyOf(roles);
    }

    /**
     * What the application's descriptors and beans tell. Never fails: what cannot be read is not known.
     *
     * @param annotated roles that the application's annotations name
     */
    public static Facts of(ServletContext context, Set<String> annotated) {
        Descriptors descriptors = new Descriptors(context);
        Set<String> roles = new TreeSet<>(annotated);
        roles.addAll(descriptors.webXmlRoles());
        return new Facts(roles, descriptors.mapping(), TokenBeans.areForeign(context.getClassLoader()));
    }

    /**
     * The {@code <security-role-mapping>}s of a descriptor. If there is one, a group is no longer the role of the same name.
     *
     * @param descriptor for example {@code payara-web.xml}
     * @param roles that it gives to anybody
     */
    public record RoleMapping(String descriptor, Set<String> roles) {
        public RoleMapping {
            roles = Set.copyOf(roles);
        }
    }
}
