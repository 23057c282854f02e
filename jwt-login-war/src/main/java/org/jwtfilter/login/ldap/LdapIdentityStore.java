// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.ldap;

import com.unboundid.ldap.sdk.SearchResultEntry;
import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.realm.UserPrincipal;

/** The users of a directory, as Jakarta Security wants to ask for them: search, then bind. */
public final class LdapIdentityStore implements IdentityStore, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LdapIdentityStore.class.getName());

    private final LdapSettings settings;
    private final Directory directory;
    private final String nobody;

    /** @throws IllegalArgumentException if the trusted certificates cannot be read */
    public LdapIdentityStore(LdapSettings settings) {
        this.settings = settings;
        this.directory = new Directory(settings);
        this.nobody = "cn=jwt-login-nobody," + settings.users().base();
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof CallerOnlyCredential known) {
            List<SearchResultEntry> entries = directory.users(known.getCaller());
            return entries.size() == 1
                    ? valid(known.getCaller(), entries.get(0))
                    : CredentialValidationResult.INVALID_RESULT;
        }
        if (credential instanceof UsernamePasswordCredential typed) {
            return validate(typed.getCaller(), typed.getPasswordAsString());
        }
        return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private CredentialValidationResult validate(String name, String password) {
        if (password.isEmpty()) {
            // To a directory this is a bind of nobody in particular, which it grants (RFC 4513 section 5.1.2).
            return CredentialValidationResult.INVALID_RESULT;
        }
        List<SearchResultEntry> entries = directory.users(name);
        // Bound in vain where there is no entry, because a bind takes time too.
        boolean bound = directory.binds(entries.size() == 1 ? entries.get(0).getDN() : nobody, password);
        if (entries.isEmpty()) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        if (entries.size() > 1) {
            LOG.log(Level.WARNING, "Refused a user who has several entries in the directory: {0}", forLog(name));
            return CredentialValidationResult.INVALID_RESULT;
        }
        return bound ? valid(name, entries.get(0)) : CredentialValidationResult.INVALID_RESULT;
    }

    private CredentialValidationResult valid(String typed, SearchResultEntry entry) {
        Optional<UserName> name = name(typed, entry);
        if (name.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Refused a user whose entry has not one {0} that may be a user name: {1}",
                    settings.nameAttribute(),
                    forLog(typed));
            return CredentialValidationResult.INVALID_RESULT;
        }
        return new CredentialValidationResult(
                new UserPrincipal(name.get(), attributes(entry)),
                directory.groups(entry.getDN(), name.get().text()));
    }

    /** What the entry says, so that a user who may log in by several names has one; of several values the one that was typed. */
    private Optional<UserName> name(String typed, SearchResultEntry entry) {
        String @Nullable [] values = entry.getAttributeValues(settings.nameAttribute());
        List<UserName> names = Arrays.stream(values == null ? new String[0] : values)
                .flatMap(value -> UserName.parse(value).stream())
                .toList();
        return names.size() == 1
                ? Optional.of(names.get(0))
                : UserName.parse(typed).filter(names::contains);
    }

    private Map<String, Object> attributes(SearchResultEntry entry) {
        Map<String, Object> attributes = new HashMap<>();
        for (String attribute : settings.attributes()) {
            String @Nullable [] values = entry.getAttributeValues(attribute);
            if (values != null && values.length > 0) {
                attributes.put(attribute, values.length == 1 ? values[0] : List.of(values));
            }
        }
        return attributes;
    }

    private static String forLog(String name) {
        return UserName.parse(name).map(UserName::forLog).orElse("?");
    }

    @Override
    public void close() {
        directory.close();
    }
}
