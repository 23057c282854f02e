// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.selfcheck;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.selfcheck.Facts.RoleMapping;

/** Reads roles out of the application's descriptors, because no API tells them. */
final class Descriptors {
    private static final Logger LOG = System.getLogger(Descriptors.class.getName());
    /** GlassFish and its heirs take the first that is there. */
    private static final List<String> GLASSFISH = List.of("payara-web.xml", "glassfish-web.xml", "sun-web.xml");
    /** Every caller, or every role: no role of their own (Jakarta Servlet 6.0 section 13.8). */
    private static final Set<String> NO_ROLES = Set.of("*", "**", "");

    private final ServletContext context;

    Descriptors(ServletContext context) {
        this.context = context;
    }

    /** The roles that {@code web.xml} names, in constraints or else. */
    Set<String> webXmlRoles() {
        Set<String> roles = texts("web.xml", "role-name", Set.of("auth-constraint", "security-role"));
        roles.addAll(texts("web.xml", "role-link", Set.of("security-role-ref")));
        roles.removeAll(NO_ROLES);
        return roles;
    }

    /** The table that turns the default mapping off, where this server is one that reads it. */
    Optional<RoleMapping> mapping() {
        String server = String.valueOf(context.getServerInfo()).toLowerCase(Locale.ROOT);
        if (!server.contains("payara") && !server.contains("glassfish")) {
            return Optional.empty();
        }
        return GLASSFISH.stream()
                .filter(this::isThere)
                .findFirst()
                .map(name -> new RoleMapping(name, texts(name, "role-name", Set.of("security-role-mapping"))))
                .filter(mapping -> !mapping.roles().isEmpty());
    }

    private boolean isThere(String descriptor) {
        try (InputStream in = open(descriptor)) {
            return in != null;
        } catch (IOException e) {
            return false;
        }
    }

    private @Nullable InputStream open(String descriptor) {
        return context.getResourceAsStream("/WEB-INF/" + descriptor);
    }

    /** The texts of all elements of this name that stand directly in one of {@code parents}. */
    private Set<String> texts(String descriptor, String element, Set<String> parents) {
        Set<String> texts = new TreeSet<>();
        try (InputStream in = open(descriptor)) {
            if (in != null) {
                read(in, element, parents, texts);
            }
        } catch (IOException | XMLStreamException e) {
            // The server reads it too, and says more about it than we could.
            LOG.log(
                    Level.DEBUG,
                    "{0} cannot be read: {1}",
                    descriptor,
                    e.getClass().getSimpleName());
        }
        return texts;
    }

    private static void read(InputStream in, String element, Set<String> parents, Set<String> texts)
            throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        Deque<String> open = new ArrayDeque<>();
        open.push("");
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals(element) && parents.contains(open.element())) {
                    texts.add(xml.getElementText().strip());
                } else {
                    open.push(xml.getLocalName());
                }
            }
        }
    }
}
