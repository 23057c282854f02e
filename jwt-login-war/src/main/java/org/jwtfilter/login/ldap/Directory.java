// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.oauth.UnavailableException;

/** The few operations that we need of a directory. */
final class Directory implements AutoCloseable {
    /** A refusal of this user, by this password; everything else is a fault of the directory or of the configuration. */
    private static final Set<ResultCode> REFUSALS = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
            ResultCode.NO_SUCH_OBJECT,
            ResultCode.INVALID_DN_SYNTAX);

    private final LdapSettings settings;
    private final LDAPConnectionPool searches;
    /** Apart from the searches: a user's bind must not become the account with which others are searched. */
    private final LDAPConnectionPool binds;

    Directory(LdapSettings settings) {
        this.settings = settings;
        Connections connections = new Connections(settings);
        @Nullable
        BindRequest account = settings.account()
                .map(known -> new SimpleBindRequest(known.dn(), known.password()))
                .orElse(null);
        this.searches = connections.pool(account);
        this.binds = connections.pool(null);
    }

    /** The entries of users of that name; two stand for any number over one. */
    List<SearchResultEntry> users(String name) {
        List<String> wanted = new ArrayList<>(settings.attributes());
        wanted.add(settings.nameAttribute());
        try {
            return search(settings.users().base(), settings.users().of(name), 2, wanted);
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return e.getSearchEntries();
            }
            throw away(e);
        } catch (LDAPException e) {
            throw away(e);
        }
    }

    /** The names of the groups of the user. */
    Set<String> groups(String dn, String name) {
        Set<String> groups = new HashSet<>();
        if (settings.groups().isPresent()) {
            LdapSettings.Search search = settings.groups().get();
            String attribute = settings.groupNameAttribute();
            try {
                for (SearchResultEntry group : search(search.base(), search.of(dn, name), 0, List.of(attribute))) {
                    String @Nullable [] names = group.getAttributeValues(attribute);
                    if (names != null) {
                        groups.addAll(List.of(names));
                    }
                }
            } catch (LDAPException e) {
                throw away(e);
            }
        }
        return groups;
    }

    /** Whether the directory takes this password, never empty, for the entry. */
    boolean binds(String dn, String password) {
        try {
            LDAPConnection connection = binds.getConnection();
            for (boolean again = false; ; again = true) {
                try {
                    connection.bind(new SimpleBindRequest(dn, password));
                    binds.releaseConnection(connection);
                    return true;
                } catch (LDAPException e) {
                    if (e.getResultCode().isConnectionUsable()) {
                        binds.releaseConnection(connection);
                        if (REFUSALS.contains(e.getResultCode())) {
                            return false;
                        }
                        throw e;
                    }
                    if (again) {
                        binds.releaseDefunctConnection(connection);
                        throw e;
                    }
                    // It may only have waited too long in the pool.
                    connection = binds.replaceDefunctConnection(connection);
                }
            }
        } catch (LDAPException e) {
            throw away(e);
        }
    }

    private List<SearchResultEntry> search(
            String base, com.unboundid.ldap.sdk.Filter filter, int limit, List<String> attributes)
            throws LDAPException {
        SearchRequest request = new SearchRequest(
                base,
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                limit,
                Math.toIntExact(settings.timeout().toSeconds()),
                false,
                filter,
                attributes.toArray(String[]::new));
        return searches.search(request).getSearchEntries();
    }

    private static UnavailableException away(LDAPException e) {
        return new UnavailableException(
                "The directory does not answer: " + e.getResultCode().getName(), e);
    }

    @Override
    public void close() {
        searches.close();
        binds.close();
    }
}
