// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the directory is and how it is laid out.
 *
 * @param trusted PEM certificates that the directory's must come from; empty for those that the JVM trusts
 * @param account as whom users are searched; empty for nobody
 * @param users the users' entries: base, and a filter with the escaped name in place of <code>{0}</code>
 * @param nameAttribute whose value is the user's name in tokens
 * @param groups the groups of a user: base, and a filter with the escaped DN of the user in place of <code>{0}</code> and the name in place
 *     of <code>{1}</code>; empty if there are none
 * @param groupNameAttribute whose value is the name of a group
 * @param attributes those of a user's entry that are read beside
 * @param timeout how long a connection and each answer may take
 */
public record LdapSettings(
        Server server,
        Optional<Path> trusted,
        Optional<Account> account,
        Search users,
        String nameAttribute,
        Optional<Search> groups,
        String groupNameAttribute,
        List<String> attributes,
        Duration timeout) {

    /** How a connection is made secret. */
    public enum Security {
        LDAPS,
        START_TLS,
        /** Not at all: for a directory on the same machine. */
        NONE
    }

    public record Server(String host, int port, Security security) {}

    /** @param password never shown */
    public record Account(String dn, String password) {
        @Override
        public String toString() {
            return "Account[" + dn + "]";
        }
    }

    public record Search(String base, String filter) {
        /** The filter for these values, which are escaped (RFC 4515 section 3) and so never more than values. */
        Filter of(String... values) throws LDAPException {
            String text = filter;
            for (int i = 0; i < values.length; i++) {
                text = text.replace("{" + i + "}", Filter.encodeValue(values[i]));
            }
            return Filter.create(text);
        }
    }

    /** Whether {@code text} is a filter with a place for a value. */
    public static boolean isFilter(String text) {
        try {
            Filter.create(text.replace("{0}", "x").replace("{1}", "x"));
            return text.contains("{0}") || text.contains("{1}");
        } catch (LDAPException e) {
            return false;
        }
    }

    /** Whether {@code text} is the name of an entry (RFC 4514). */
    public static boolean isDn(String text) {
        return DN.isValidDN(text) && !text.isBlank();
    }
}
