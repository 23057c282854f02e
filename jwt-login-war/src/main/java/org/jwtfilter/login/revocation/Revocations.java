// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.time.Instant;
import java.util.Optional;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.realm.UserName;

/**
 * Places for access tokens, and taking the tokens back. Those of a login are taken back by its end, wherever that comes from ({@code
 * RefreshTokens}). Every method throws {@link org.jwtfilter.login.oauth.UnavailableException} if the
 * store behind it does not answer.
 */
public interface Revocations {
    /** Tokens have no places, and are good until they expire. */
    Revocations NONE = new NoRevocations();

    /**
     * A place for a token that is issued in a login, empty where tokens have none. To be asked after the login was found good, and before its
     * token is handed out.
     *
     * @param login the hash of the handle of its family
     * @param client whose {@link Client#accessTokenLifetime()} the token gets
     * @throws EndedMeanwhileException if the login or the client is over by now, and no token may be issued
     */
    Optional<StatusReference> placeInLogin(String login, Client client);

    /**
     * A place for a token of a user without a login, empty where tokens have none. Whether the user was ended meanwhile is to be asked
     * again after this.
     *
     * @throws EndedMeanwhileException if the client is over by now, and no token may be issued
     */
    Optional<StatusReference> place(UserName user, Client client);

    /**
     * A place for a token of the client itself, empty where tokens have none.
     *
     * @throws EndedMeanwhileException if the client is over by now, and no token may be issued
     */
    Optional<StatusReference> place(Client client);

    /** Whether tokens have places, so that they can be taken back before they expire. */
    boolean arePublished();

    /** Takes back all access tokens of a client, its own and those of users, and says how many there were. */
    int endClient(String clientId);

    /** Takes back one token; does nothing if it is not known, or was taken back before. */
    void end(StatusReference place);

    /**
     * Takes back all access tokens that were issued until now and in the rest of this second, which {@code iat} does not tell from it.
     *
     * @param subject whose; empty for everybody's
     */
    void endAllIssuedUntilNow(Optional<String> subject);

    /**
     * Whether a token of ours was taken back, as the database knows it now and the lists say soon.
     *
     * @param place where its status is, empty if nowhere
     * @param subject its {@code sub}
     * @param issuedAt its {@code iat}
     */
    boolean isTakenBack(Optional<StatusReference> place, String subject, Instant issuedAt);
}
