// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What {@code login-config} in {@code web.xml} says, which no API tells.
 *
 * @param method for example {@code BASIC}
 * @param realm for example {@code file}, empty if none is named
 */
record LoginConfig(String method, String realm) {
    /** Empty if there is none. What cannot be read the server has complained about. */
    static Optional<LoginConfig> of(ServletContext context) {
        try (InputStream in = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return in == null ? Optional.empty() : read(in);
        } catch (IOException | XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static Optional<LoginConfig> read(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        String method = "";
        String realm = "";
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                // No other element of web.xml has these names.
                if (xml.getLocalName().equals("auth-method")) {
                    method = xml.getElementText().strip();
                } else if (xml.getLocalName().equals("realm-name")) {
                    realm = xml.getElementText().strip();
                }
            }
        }
        return method.isEmpty() ? Optional.empty() : Optional.of(new LoginConfig(method, realm));
    }
}
