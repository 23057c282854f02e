/**
 * Which key has this id? Reads public keys from PEM, JWK and JWKS text, from a file or a URL, and holds them as one
 * immutable {@link org.jwtfilter.key.KeySnapshot}.
 *
 * <p>A URL or a file is read in the background ({@link org.jwtfilter.key.BackgroundKeys}); the last good set stays when the
 * source is down. In goes text, out come keys that fit a signature algorithm. What the keys are used for is {@code token}'s
 * matter; private keys are refused at the door.
 */
@NullMarked
package org.jwtfilter.key;

import org.jspecify.annotations.NullMarked;
