// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.List;
import java.util.Optional;

/**
 * The users of the embedded realm. Every method throws {@link org.jwtfilter.login.oauth.UnavailableException} if the store does not answer.
 */
public interface Users {
    /** The user of that name, disabled or not; empty if there is none. */
    Optional<StoredUser> find(UserName name);

    /** Whether there is no user at all. */
    boolean isEmpty();

    /** Adds all of them or, if that fails, none. */
    void add(List<StoredUser> users);

    /** Adds one. False if there is a user of that name, who stays as he or she is. */
    boolean create(StoredUser user);

    /** At most {@code limit} users in the order of their names, beginning behind {@code after}, or at the first. */
    List<StoredUser> list(Optional<UserName> after, int limit);

    /** Changes all that {@code change} says at once. False if there is no such user. */
    boolean change(UserName name, UserChange change);

    /**
     * Gives the user a password of his or her own. False if {@code oldHash} is not the hash of the present one any more, or the user is
     * disabled or gone.
     */
    boolean replacePassword(UserName name, String oldHash, String newHash);

    /** Puts {@code newHash} in the place of {@code oldHash}, unless another one has taken it meanwhile. Both are of the same password. */
    void rehash(UserName name, String oldHash, String newHash);

    /** Forgets the user. False if there is none of that name. */
    boolean delete(UserName name);

    /** One hash of each kind of hash that users have. */
    List<String> sampleHashes();
}
