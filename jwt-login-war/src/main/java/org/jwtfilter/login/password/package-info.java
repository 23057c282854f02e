/**
 * Passwords and their hashes. Level 0.
 *
 * <p>Owns what a password may be, the three kinds of hash that are understood (PBKDF2, bcrypt, Argon2id), which of them new hashes are, and
 * that checking costs the same work for everybody. Does not own users. In: a password and perhaps the text of a hash. Out: the text of a
 * new hash, or yes or no. The only package that speaks to the library of the hash functions.
 */
@NullMarked
package org.jwtfilter.login.password;

import org.jspecify.annotations.NullMarked;
