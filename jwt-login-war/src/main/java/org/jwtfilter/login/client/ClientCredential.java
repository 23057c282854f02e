// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

/**
 * What a client shows to be believed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.1">RFC 6749 section 2.1</a>
 */
public sealed interface ClientCredential {
    /** Nothing: a public client, whose program anybody can read. */
    record None() implements ClientCredential {}

    /** A secret that we made and keep the hash of. */
    record Secret(SecretHash hash) implements ClientCredential {}

    /**
     * A signature by a key of its own (RFC 7523 section 2.2).
     *
     * @param jwks the public halves, a JSON Web Key Set
     */
    record Keys(String jwks) implements ClientCredential {}
}
