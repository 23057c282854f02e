// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

/** Keys that were given once and stay: inline in the configuration, or in a file. */
public final class FixedKeys implements VerificationKeys {
    private final KeySnapshot keys;

    public FixedKeys(KeySnapshot keys) {
        this.keys = requireNonNull(keys, "keys");
    }

    @Override
    public KeySnapshot current() {
        return keys;
    }

    @Override
    public KeySnapshot refreshed() {
        return keys;
    }

    @Override
    public void close() {
        // Nothing runs in the background.
    }
}
