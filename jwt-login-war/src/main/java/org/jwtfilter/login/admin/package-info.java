/**
 * {@code /admin/users} and {@code /admin/keys}: the administration of the embedded realm's users and of signing keys. Level 3.
 *
 * <p>Owns who may administer, what may be asked, and the JSON of both. Does not own the users (see {@code realm}), the keys (see {@code
 * signing}) or how a token is verified (see {@code issue}). A user who gets another password, is disabled or deleted loses all logins. In: JSON with an access token made for
 * administration, sent as a bearer token and in no other way, so that a browser never sends it by itself. Out: JSON, never a password, its
 * hash or a private key.
 */
@NullMarked
package org.jwtfilter.login.admin;

import org.jspecify.annotations.NullMarked;
