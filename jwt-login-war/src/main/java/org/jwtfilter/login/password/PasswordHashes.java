// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import java.util.Optional;

/** Salted, slow hashes of passwords. */
public interface PasswordHashes {
    /** A hash with a fresh salt; it names its own algorithm and cost. */
    String hash(PlainPassword password);

    /**
     * Whether {@code hash} was made of {@code password}. Costs the same whatever the answer is, and the same where there is no hash to
     * compare with: nobody may learn from the time whether a user exists.
     *
     * @param hash empty for a user who does not exist; the answer is then no
     */
    boolean verify(PlainPassword password, Optional<String> hash);

    /** Whether {@code hash} was made in another way than {@link #hash} does now. */
    boolean isOutdated(String hash);
}
