// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

/** Why a login was ended, apart from the reuse of a token. The words are part of our interface, as {@code reason} in the audit trail. */
public enum Ending {
    /** The client gave the token back. */
    LOG_OUT("log-out"),
    /** At a refresh the realm did not know the user any more, or said that he or she is disabled. */
    USER_GONE("user-gone"),
    /** The user, or an administrator, chose another password. */
    PASSWORD_CHANGED("password-changed"),
    /** An administrator disabled the user. */
    USER_DISABLED("user-disabled"),
    /** An administrator deleted the user. */
    USER_DELETED("user-deleted"),
    /** An administrator deleted the client. */
    CLIENT_DELETED("client-deleted");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
