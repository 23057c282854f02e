// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

/** One way to verify a token. */
@FunctionalInterface
interface Verification {
    /**
     * Returns what is left for the application: claims, where there are some.
     *
     * @throws Exception if the token is refused
     */
    Object verify(Token token) throws Exception;
}
