// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

/** Is told how each look for keys went. It is called in the background, one look at a time, and must not throw. */
@FunctionalInterface
public interface LookListener {
    /** Does nothing. */
    LookListener NONE = found -> {};

    /** A look is over. {@code found} says whether it found keys, new or unchanged. */
    void looked(boolean found);
}
