// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Hashes that cost every login the same work. While hashes of several kinds are about, a login computes one of each kind, whether they are
 * needed or not; so neither a user with an outdated hash nor one who does not exist stands out.
 */
public final class EvenPasswordHashes implements PasswordHashes {
    private static final System.Logger LOG = System.getLogger(EvenPasswordHashes.class.getName());

    /** More kinds than these would make every login expensive; a hash of a further kind is used, but stands out by its time. */
    private static final int MAX_KINDS = 4;

    private final HashKind current;
    private final SecureRandom random;
    private final Set<HashKind> kinds = new CopyOnWriteArraySet<>();

    /** @param cost of new hashes, and of what is computed for nobody */
    public EvenPasswordHashes(HashCost cost, SecureRandom random) {
        this.current = cost.kind();
        this.random = random;
        kinds.add(current);
    }

    /** Tells that hashes like {@code sample} are about. Those that {@link #verify} meets need not be told, but stand out once. */
    public void expect(String sample) {
        HashKind.parse(sample).ifPresent(stored -> remember(stored.kind()));
    }

    /** Whether {@code hash} is of a kind that is understood, with a cost that can be afforded. */
    public static boolean understands(String hash) {
        return HashKind.parse(hash).isPresent();
    }

    @Override
    public String hash(PlainPassword password) {
        byte[] salt = new byte[current.saltBytes()];
        random.nextBytes(salt);
        return current.write(salt, compute(current, password, salt));
    }

    @Override
    public boolean verify(PlainPassword password, Optional<String> hash) {
        Optional<HashKind.Stored> stored = hash.flatMap(EvenPasswordHashes::parse);
        stored.ifPresent(known -> remember(known.kind()));
        boolean matches = false;
        boolean compared = false;
        for (HashKind kind : kinds) {
            boolean wanted = stored.isPresent() && stored.get().kind().equals(kind);
            byte[] salt = wanted ? stored.get().salt() : new byte[kind.saltBytes()];
            byte[] computed = compute(kind, password, salt);
            matches |= wanted && MessageDigest.isEqual(computed, stored.get().hash());
            compared |= wanted;
        }
        if (stored.isPresent() && !compared) {
            HashKind.Stored other = stored.get();
            matches = MessageDigest.isEqual(compute(other.kind(), password, other.salt()), other.hash());
        }
        return matches;
    }

    @Override
    public boolean isOutdated(String hash) {
        return HashKind.parse(hash)
                .filter(stored -> stored.kind().equals(current))
                .isEmpty();
    }

    private static Optional<HashKind.Stored> parse(String hash) {
        Optional<HashKind.Stored> stored = HashKind.parse(hash);
        if (stored.isEmpty()) {
            // Not a word of the hash itself: it might be a password in clear.
            LOG.log(Level.WARNING, "A stored password hash is none that is understood, so its user cannot log in");
        }
        return stored;
    }

    private void remember(HashKind kind) {
        if (kinds.size() < MAX_KINDS) {
            kinds.add(kind);
        }
    }

    private static byte[] compute(HashKind kind, PlainPassword password, byte[] salt) {
        char[] chars = password.chars();
        try {
            return kind.compute(chars, salt);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }
}
