// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

/** Salted, slow hashes of passwords. */
public interface PasswordHashes {
    /** A hash with a fresh salt; it names its own algorithm and cost. */
    String hash(PlainPassword password);

    /** Whether {@code hash} was made of {@code password}. Takes as long for no as for yes. */
    boolean verify(PlainPassword password, String hash);
}
