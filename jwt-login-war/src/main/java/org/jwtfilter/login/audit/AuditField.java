// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.audit;

/** What an event can say about itself. An enum, so that there is no place for a secret. */
public enum AuditField {
    /** The user's name in its one spelling. Of a refused login it is what somebody typed, and need not exist. */
    USER("user"),
    /** Where the attempt came from: an IPv4 address, or the first 64 bits of an IPv6 address. */
    SOURCE("source"),
    /** The {@code client_id}. */
    CLIENT("client"),
    /** Which login, the same word in all its events, on all nodes. Tells nothing of its tokens. */
    LOGIN("login"),
    /** Why, as a fixed word, for example {@code wrong-credentials}. */
    REASON("reason"),
    /** After how many seconds the next attempt is looked at. */
    RETRY_AFTER("retry_after"),
    /** What was changed, as a fixed word, for example {@code password}. */
    CHANGE("change"),
    /** Who changed it: the name of an administrator or, from the command line, {@code command-line}. */
    BY("by"),
    /** The public id of a signing key. */
    KEY("key"),
    /** The issuer's URL: ours or, of an assertion, whose it is. */
    ISSUER("issuer");

    private final String member;

    AuditField(String member) {
        this.member = member;
    }

    /** The name of the member in a line. */
    public String member() {
        return member;
    }
}
