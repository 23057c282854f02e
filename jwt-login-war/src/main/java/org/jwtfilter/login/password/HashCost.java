// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

/** How new hashes are made, and so how long a login takes. */
public final class HashCost {
    public static final int MIN_PBKDF2_ITERATIONS = 100_000;
    public static final int MAX_PBKDF2_ITERATIONS = Pbkdf2.MAX_ITERATIONS;
    public static final int MIN_ARGON2_MEMORY = 7168;
    public static final int MAX_ARGON2_MEMORY = Argon2id.MAX_MEMORY;
    public static final int MAX_ARGON2_PASSES = Argon2id.MAX_PASSES;

    private static final int HASH_BYTES = 32;
    private static final int SHA_256 = 256;

    private final HashKind kind;

    private HashCost(HashKind kind) {
        this.kind = kind;
    }

    /** PBKDF2 with HMAC-SHA-256 and so many iterations. */
    public static HashCost pbkdf2(int iterations) {
        return new HashCost(new Pbkdf2(SHA_256, iterations, HASH_BYTES));
    }

    /** Argon2id with one lane, so many KiB of memory and so many passes over it. */
    public static HashCost argon2id(int memory, int passes) {
        return new HashCost(new Argon2id(memory, passes, 1, HASH_BYTES));
    }

    HashKind kind() {
        return kind;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashCost cost && cost.kind.equals(kind);
    }

    @Override
    public int hashCode() {
        return kind.hashCode();
    }

    /** For example {@code Pbkdf2[digest=256, iterations=600000, length=32]}. */
    @Override
    public String toString() {
        return kind.toString();
    }
}
