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
}
