// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import java.util.List;
import java.util.Optional;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.password.PasswordHashes;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserChange;
import org.jwtfilter.login.realm.UserChange.NewPassword;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.realm.Users;
import org.jwtfilter.login.refresh.Ending;
import org.jwtfilter.login.refresh.RefreshFamilies;

/** What an administrator may do to users. Says in the audit trail who did what to whom. */
public final class UserAdministration {
    private final Users users;
    private final PasswordHashes hashes;
    private final RefreshFamilies families;
    private final AuditTrail audit;
    private final String administrators;

    /** @param administrators the group that makes an administrator */
    public UserAdministration(
            Users users, PasswordHashes hashes, RefreshFamilies families, AuditTrail audit, String administrators) {
        this.users = users;
        this.hashes = hashes;
        this.families = families;
        this.audit = audit;
        this.administrators = administrators;
    }

    List<StoredUser> list(Optional<UserName> after, int limit) {
        return users.list(after, limit);
    }

    /** @throws OAuthException 404 if there is no such user */
    StoredUser show(UserName name) {
        return users.find(name).orElseThrow(UserAdministration::unknown);
    }

    /** @throws OAuthException 409 if there is one of that name */
    StoredUser create(UserName by, WantedUser wanted) {
        StoredUser user = new StoredUser(
                wanted.name(),
                hashes.hash(wanted.password()),
                wanted.change().groups().orElseThrow(),
                wanted.change().enabled().orElse(true),
                wanted.change().temporary(),
                wanted.change().attributes().orElseThrow());
        if (!users.create(user)) {
            throw new OAuthException(OAuthError.invalidRequest("There is a user of this name", 409));
        }
        log(by, "created", user.name());
        return user;
    }

    /** @throws OAuthException 404 if there is no such user, 409 if administrators would shut themselves out */
    StoredUser change(UserName by, UserName name, WantedChange wanted) {
        boolean shutsOut = wanted.enabled().filter(enabled -> !enabled).isPresent()
                || wanted.groups()
                        .filter(groups -> !groups.contains(administrators))
                        .isPresent();
        refuseIf(by.equals(name) && shutsOut);
        UserChange change = new UserChange(
                wanted.password().map(password -> new NewPassword(hashes.hash(password), wanted.temporary())),
                wanted.enabled(),
                wanted.groups(),
                wanted.attributes());
        boolean known = change.endsLogins()
                ? families.revokeAllOf(
                        name,
                        change.password().isPresent() ? Ending.PASSWORD_CHANGED : Ending.USER_DISABLED,
                        () -> users.change(name, change))
                : users.change(name, change);
        if (!known) {
            throw unknown();
        }
        log(by, wanted.what(), name);
        return show(name);
    }

    /** @throws OAuthException 404 if there is no such user, 409 for oneself */
    void delete(UserName by, UserName name) {
        refuseIf(by.equals(name));
        if (!families.revokeAllOf(name, Ending.USER_DELETED, () -> users.delete(name))) {
            throw unknown();
        }
        log(by, "deleted", name);
    }

    private static void refuseIf(boolean shutsOut) {
        if (shutsOut) {
            throw new OAuthException(
                    OAuthError.invalidRequest("Administrators cannot shut themselves out, ask another one", 409));
        }
    }

    private static OAuthException unknown() {
        return new OAuthException(OAuthError.invalidRequest("There is no user of this name", 404));
    }

    private void log(UserName by, String change, UserName name) {
        audit.record(AuditEvent.of(AuditType.USER_CHANGED)
                .with(AuditField.USER, name.text())
                .with(AuditField.CHANGE, change)
                .with(AuditField.BY, by.text()));
    }
}
