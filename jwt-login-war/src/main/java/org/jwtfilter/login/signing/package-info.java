/**
 * The keys that sign tokens, and their public half as a JSON Web Key Set (RFC 7517). Level 1.
 *
 * <p>Owns what a signing key is, how it is named (RFC 7638) and what of it may be published. Does not own where keys are kept (see
 * {@code store}) nor what is signed with them (see {@code issue}). There is one key and it does not change yet; the pure rotation policy
 * (next, active, retired) will live here. In: a key pair. Out: {@link org.jwtfilter.login.signing.SigningKey} for signers, JSON for
 * everybody else.
 */
@NullMarked
package org.jwtfilter.login.signing;

import org.jspecify.annotations.NullMarked;
