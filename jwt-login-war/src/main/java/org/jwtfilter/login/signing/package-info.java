/**
 * The keys that sign tokens, and their public half as a JSON Web Key Set (RFC 7517). Level 1.
 *
 * <p>Owns what a signing key is, how it is named (RFC 7638), when it is made, used and forgotten (the pure {@link
 * org.jwtfilter.login.signing.RotationPolicy}: next, active, retired), how its private half is encrypted at rest, and what of it is published.
 * Does not own where keys are kept (see {@code store}) nor what is signed with them (see {@code issue}). In: rows of the port {@link
 * org.jwtfilter.login.signing.StoredKeys} and a key-encryption key. Out: {@link org.jwtfilter.login.signing.SigningKey} for signers, JSON
 * for everybody else.
 */
@NullMarked
package org.jwtfilter.login.signing;

import org.jspecify.annotations.NullMarked;
