// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import java.util.Optional;

/**
 * An algorithm with its cost: all hashes of one kind take the same time. Two texts of one kind say whether a stored hash is outdated.
 */
sealed interface HashKind permits Pbkdf2, Bcrypt, Argon2id {
    /** The hash of {@code password} with {@code salt}. Slow, and equally slow for every password and salt. */
    byte[] compute(char[] password, byte[] salt);

    /** How many bytes of salt a new hash has. */
    int saltBytes();

    /** The whole text that is stored, in the PHC string format; bcrypt has its own. */
    String write(byte[] salt, byte[] hash);

    /** A stored hash, taken apart. */
    record Stored(HashKind kind, byte[] salt, byte[] hash) {}

    /** Takes {@code text} apart; empty if it is no hash of a kind that is understood, or one whose cost is out of all bounds. */
    static Optional<Stored> parse(String text) {
        return Pbkdf2.parse(text).or(() -> Bcrypt.parse(text)).or(() -> Argon2id.parse(text));
    }
}
