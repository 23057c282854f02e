// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.password.PlainPassword;

/**
 * Answers who a user is, by asking the configured identity stores in their order. The first that knows the name decides; it says {@code
 * VALID}, or {@code INVALID} for a name that it knows, or {@code NOT_VALIDATED} for one that it does not. Throws {@link
 * org.jwtfilter.login.oauth.UnavailableException} where a store does not answer.
 */
public final class Realm {
    private static final System.Logger LOG = System.getLogger(Realm.class.getName());

    private final Map<String, IdentityStore> stores;

    /** @param stores by their configured names, in the order in which they are asked */
    public Realm(Map<String, IdentityStore> stores) {
        this.stores = Collections.unmodifiableMap(new LinkedHashMap<>(stores));
    }

    /** The user whose name and password these are; empty if they are wrong or the user is disabled. */
    public Optional<User> authenticate(UserName name, PlainPassword password) {
        Credential credential = new UsernamePasswordCredential(name.text(), new String(password.chars()));
        boolean refused = false;
        for (Map.Entry<String, IdentityStore> store : stores.entrySet()) {
            // Whoever was refused is asked for in the stores that follow as well, whatever they say: an unknown user
            // takes
            // that time too.
            CredentialValidationResult result = store.getValue().validate(credential);
            if (!refused && result.getStatus() == Status.VALID) {
                return user(store.getKey(), result);
            }
            refused |= result.getStatus() == Status.INVALID;
        }
        return Optional.empty();
    }

    /**
     * The user as he or she is now, for a refresh; empty if gone or disabled since, or the realm is not configured any more. Where the
     * realm cannot say, for it looks nobody up without a password, it is the user as of the login.
     *
     * @param atLogin what {@link #authenticate} gave
     */
    public Optional<User> current(User atLogin) {
        @Nullable IdentityStore store = stores.get(atLogin.realm());
        if (store == null) {
            return Optional.empty();
        }
        CredentialValidationResult result =
                store.validate(new CallerOnlyCredential(atLogin.name().text()));
        return switch (result.getStatus()) {
            case VALID -> user(atLogin.realm(), result);
            case INVALID -> Optional.empty();
            case NOT_VALIDATED -> Optional.of(atLogin);
        };
    }

    /**
     * The user as he or she is now, in whichever realm; empty if none has such a user. Where a realm cannot say, it is the user as of
     * {@code before}.
     */
    public Optional<User> now(User before) {
        Credential name = new CallerOnlyCredential(before.name().text());
        boolean unsure = false;
        for (Map.Entry<String, IdentityStore> store : stores.entrySet()) {
            CredentialValidationResult result = store.getValue().validate(name);
            if (result.getStatus() == Status.VALID) {
                return user(store.getKey(), result);
            }
            if (isDisabled(store.getValue(), before.name())) {
                break;
            }
            unsure |= result.getStatus() == Status.NOT_VALIDATED;
        }
        return unsure ? Optional.of(before) : Optional.empty();
    }

    /** The user of that name as he or she is now, in whichever realm; empty if none has such a user, or can tell without a password. */
    public Optional<User> find(UserName name) {
        Credential known = new CallerOnlyCredential(name.text());
        for (Map.Entry<String, IdentityStore> store : stores.entrySet()) {
            CredentialValidationResult result = store.getValue().validate(known);
            if (result.getStatus() == Status.VALID) {
                return user(store.getKey(), result);
            }
            if (isDisabled(store.getValue(), name)) {
                break;
            }
        }
        return Optional.empty();
    }

    /** Whether a store that did not find a user by name alone knows the name all the same: then it decides, as at a login. */
    private static boolean isDisabled(IdentityStore store, UserName name) {
        return store instanceof EmbeddedIdentityStore ours && ours.knows(name);
    }

    private static Optional<User> user(String realm, CredentialValidationResult result) {
        CallerPrincipal principal = result.getCallerPrincipal();
        Map<String, Object> attributes = principal instanceof UserPrincipal ours ? ours.attributes() : Map.of();
        Optional<User> user = UserName.parse(principal.getName())
                .map(name -> new User(name, result.getCallerGroups(), attributes, realm));
        if (user.isEmpty()) {
            LOG.log(Level.WARNING, "Refused a user of the realm {0}, whose name there no token may have", realm);
        }
        return user;
    }
}
