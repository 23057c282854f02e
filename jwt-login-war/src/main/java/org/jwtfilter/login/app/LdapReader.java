// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jwtfilter.login.ldap.LdapSettings;
import org.jwtfilter.login.ldap.LdapSettings.Security;
import org.jwtfilter.login.ldap.LdapSettings.Server;

/** Reads where the directory is and how it is laid out. */
final class LdapReader {
    private static final int MAX_ATTRIBUTES = 32;
    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

    private final Values values;

    LdapReader(Values values) {
        this.values = values;
    }

    /** The settings; empty if they are not needed, or something is wrong with them, which the values then know. */
    Optional<LdapSettings> read(boolean needed) {
        Optional<URI> url = values.find(Property.REALM_LDAP_URL, LdapReader::url);
        boolean startTls = values.get(Property.REALM_LDAP_START_TLS, LdapReader::truth);
        if (url.isPresent()
                && !startTls
                && isPlain(url.get())
                && !ConfigReader.isLoopback(url.get().toString())) {
            // A password would cross the network for all to read.
            values.problem(Property.REALM_LDAP_START_TLS, "false");
        }
        Optional<String> userBase = values.find(Property.REALM_LDAP_USER_BASE, LdapReader::dn);
        Optional<String> groupBase = values.find(Property.REALM_LDAP_GROUP_BASE, LdapReader::dn);
        String groupFilter = values.get(Property.REALM_LDAP_GROUP_FILTER, LdapReader::filter);
        String userFilter = values.get(Property.REALM_LDAP_USER_FILTER, LdapReader::filter);
        LdapSettings.Search users = new LdapSettings.Search(userBase.orElse(""), userFilter);
        LdapSettings settings = new LdapSettings(
                url.map(where -> server(where, startTls)).orElse(new Server("", 0, Security.NONE)),
                values.find(
                        Property.REALM_LDAP_CERTIFICATES,
                        path -> Values.path(path).filter(Files::isReadable)),
                account(),
                users,
                values.get(Property.REALM_LDAP_NAME_ATTRIBUTE, LdapReader::attribute),
                groupBase.map(base -> new LdapSettings.Search(base, groupFilter)),
                values.get(Property.REALM_LDAP_GROUP_NAME_ATTRIBUTE, LdapReader::attribute),
                values.get(
                        Property.REALM_LDAP_ATTRIBUTES,
                        text -> Values.list(
                                text, MAX_ATTRIBUTES, name -> attribute(name).isPresent()),
                        List.of()),
                values.duration(Property.REALM_LDAP_TIMEOUT, MIN_TIMEOUT, MAX_TIMEOUT));
        if (needed) {
            values.require(Property.REALM_LDAP_URL);
            values.require(Property.REALM_LDAP_USER_BASE);
        }
        return needed && url.isPresent() && userBase.isPresent() ? Optional.of(settings) : Optional.empty();
    }

    private Optional<LdapSettings.Account> account() {
        Optional<String> dn = values.find(Property.REALM_LDAP_BIND_DN, LdapReader::dn);
        Optional<String> password = values.find(Property.REALM_LDAP_BIND_PASSWORD, Optional::of);
        if (dn.isPresent()) {
            values.require(Property.REALM_LDAP_BIND_PASSWORD);
        }
        return dn.flatMap(name -> password.map(secret -> new LdapSettings.Account(name, secret)));
    }

    private static Server server(URI url, boolean startTls) {
        if (!isPlain(url)) {
            return new Server(url.getHost(), url.getPort() < 0 ? 636 : url.getPort(), Security.LDAPS);
        }
        return new Server(
                url.getHost(), url.getPort() < 0 ? 389 : url.getPort(), startTls ? Security.START_TLS : Security.NONE);
    }

    private static boolean isPlain(URI url) {
        return "ldap".equals(url.getScheme());
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean accepted = ("ldap".equals(url.getScheme()) || "ldaps".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= 65535;
            return accepted ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> truth(String text) {
        return List.of("true", "false").contains(text) ? Optional.of(text.equals("true")) : Optional.empty();
    }

    private static Optional<String> dn(String text) {
        return Optional.of(text).filter(LdapSettings::isDn);
    }

    private static Optional<String> filter(String text) {
        return Optional.of(text).filter(LdapSettings::isFilter);
    }

    private static Optional<String> attribute(String text) {
        return Optional.of(text).filter(name -> ATTRIBUTE.matcher(name).matches());
    }
}
