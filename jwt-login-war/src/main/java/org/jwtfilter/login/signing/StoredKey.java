// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

/** A signing key as it is kept: the private half encrypted. */
public record StoredKey(KeyTerm term, VerificationKey publicHalf, SealedKey privateHalf) {}
