// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.time.Instant;
import java.util.Optional;

/**
 * The access tokens that may still be good, and which of them were taken back. Every method throws {@link
 * org.jwtfilter.login.oauth.UnavailableException} if the store does not answer, and has then changed nothing that it reports.
 */
public interface IssuedTokens {
    /** What {@link #cutOff} calls everybody. */
    String EVERYBODY = "*";

    /**
     * Keeps which login the token at the place was issued in, if that login is not over. Whichever comes first, this or the end of the
     * login, which takes back its tokens: when both have returned the token was not kept, or it is revoked.
     *
     * @param login the hash of the handle of its family
     * @return false if the login is over, or unknown
     */
    boolean keepInLogin(StatusPlace place, String login, String clientId, Instant expiresAt);

    /**
     * Keeps who holds the token at the place.
     *
     * @param holder 43 characters that stand for nobody else, and for no login
     */
    void keep(StatusPlace place, String holder, String clientId, Instant expiresAt);

    /** Takes back all tokens of the client, whoever holds them, and says how many there were. */
    int revokeClient(String clientId, Instant now);

    /** Takes back one token; false if it is not known any more, or was taken back before. */
    boolean revoke(StatusPlace place, Instant now);

    /**
     * Takes back all tokens of the subject that were issued before the moment.
     *
     * @param subject a digest of its name, or {@link #EVERYBODY}
     */
    void cutOff(String subject, Instant moment);

    /**
     * Whether a token was taken back, alone or at large.
     *
     * @param place empty if it has none
     * @param subject a digest of its name
     */
    boolean isTakenBack(Optional<StatusPlace> place, String subject, Instant issuedAt);

    /** Forgets the tokens that had expired at that time. */
    void forgetExpired(Instant before);
}
