// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jwtfilter.login.realm.UserName;

/**
 * The families of refresh tokens, by the hash of their handle. Every method throws {@link
 * org.jwtfilter.login.oauth.UnavailableException} if the store does not answer, and has then changed nothing that it reports.
 */
public interface RefreshTokens {
    /** How many times {@link #revokeAllOf} and {@link #revokeSomeOfClient} were called so far, on any node, for anybody. */
    long cutOffs();

    /**
     * Keeps a new family, unless all logins of its user or its client were ended after {@code cutOffs} were counted. Whichever comes first,
     * this or {@link #revokeAllOf}: when both have returned the family is not good.
     *
     * @param cutOffs what {@link #cutOffs()} gave before the client and the password were looked at
     * @return false if it was not opened
     */
    boolean open(Family family, long cutOffs);

    /** The family, revoked or expired or not; empty if there is none. */
    Optional<Family> find(String handleHash);

    /**
     * Puts {@code nextHash} in the place of {@code spent}, and remembers that, if it is the current one and the family is neither revoked
     * nor over at the time at which it is spent. Of any number of callers with the same token, on any number of nodes, exactly one gets true.
     *
     * @param idleUntil until when the next token may wait
     */
    boolean rotate(String handleHash, SpentToken spent, String nextHash, Instant idleUntil);

    /** Ends the family for good, and its access tokens with it. True for the one caller who did it; false if it was ended before or is unknown. */
    boolean revoke(String handleHash, Instant now);

    /**
     * Ends all families of users of that name for good, in whichever realm, and with them the logins that have begun but not opened theirs.
     * Ends their access tokens, too, and those that the user got without a login. Returns those that were neither ended nor over before.
     */
    List<Family> revokeAllOf(UserName user, Instant now);

    /**
     * Ends families of a client for good, as many as one transaction should, and with them its logins that have begun but not opened theirs.
     * Returns those that were neither ended nor over before; empty when there are none left.
     */
    List<Family> revokeSomeOfClient(String clientId, Instant now);

    /**
     * Makes a {@code change} after which all logins of the user are over, and ends them as {@link #revokeAllOf(UserName, Instant)} does: both or,
     * whatever happens, neither.
     *
     * @param change of the user in the same store; true if there is something to end. May be asked again, after what it did was undone
     * @return what was ended; empty if {@code change} was false, and then nothing was
     */
    Optional<List<Family>> revokeAllOf(UserName user, Instant now, BooleanSupplier change);

    /** Forgets the families that were over at {@code now}, none of whose tokens could be good again, and what no login can need any more. */
    void forgetExpired(Instant now);
}
