// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.audit;

/** What can happen. The codes are part of our interface: they are added to, not changed. */
public enum AuditType {
    /** The application serves requests from now on. */
    STARTED("started"),
    /** The application was told to stop. After a crash there is no such event. */
    STOPPED("stopped"),
    /** A user gave the right password and has tokens now. */
    LOGIN("login"),
    /** A name and a password did not belong together, for the {@link AuditField#REASON} given. */
    LOGIN_REFUSED("login.refused"),
    /** An attempt was not looked at, because there were too many before it. */
    LOGIN_THROTTLED("login.throttled"),
    /** An attempt was not looked at, because this node checks as many passwords as it may already. */
    LOGIN_BUSY("login.busy"),
    /** A refresh token was spent for the next one or, with the {@link AuditField#REASON} {@code repeated}, got it once more. */
    REFRESHED("refreshed"),
    /** A spent refresh token came again, so its login was ended. */
    REFRESH_REUSED("refresh.reused"),
    /** A login was ended, for the {@link AuditField#REASON} given. */
    REVOKED("revoked"),
    /** An administrator took back all access tokens that were issued until then, to one user, by one client, or to all. */
    TOKENS_TAKEN_BACK("tokens.taken-back"),
    /** A user was added or changed; {@link AuditField#CHANGE} says what. */
    USER_CHANGED("user.changed"),
    /** A client got a token for itself. */
    CLIENT_TOKEN("client.token"),
    /** A client got a token for the user of whom an {@link AuditField#ISSUER} asserted something. */
    ASSERTION_TOKEN("assertion.token"),
    /** An assertion that a client showed was not good, for the {@link AuditField#REASON} given. */
    ASSERTION_REFUSED("assertion.refused"),
    /** A client was not believed: it is unknown, or its secret or signature is wrong. */
    CLIENT_REFUSED("client.refused"),
    /** A client was registered or changed; {@link AuditField#CHANGE} says what. */
    CLIENT_CHANGED("client.changed"),
    /** Another signing key signs from now on. */
    KEY_ROTATED("key.rotated"),
    /** An administrator had the next signing key made before its time. */
    KEY_REQUESTED("key.requested"),
    /** An administrator took a signing key out of use. */
    KEY_REMOVED("key.removed");

    private final String code;

    AuditType(String code) {
        this.code = code;
    }

    /** The value of {@code event} in a line, for example {@code login.refused}. */
    public String code() {
        return code;
    }
}
