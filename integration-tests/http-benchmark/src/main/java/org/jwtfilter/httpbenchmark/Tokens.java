// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

/** Which tokens the load carries. */
enum Tokens {
    REPEATED("one token", 1),
    ROTATING("64 tokens in turn", 64);

    private final String label;
    private final int count;

    Tokens(String label, int count) {
        this.label = label;
        this.count = count;
    }

    String label() {
        return label;
    }

    int count() {
        return count;
    }
}
