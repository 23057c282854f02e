// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Duration;
import java.time.Instant;

/**
 * From when a key is used. That is decided once, when the key is made; it ends when the next one begins.
 *
 * @param generation 1 for the first key, one more for each further one
 * @param publishedAt when it was made
 * @param activeFrom when it begins to sign
 * @param longestToken the longest life of a token that it may have signed
 */
public record KeyTerm(int generation, Instant publishedAt, Instant activeFrom, Duration longestToken) {}
