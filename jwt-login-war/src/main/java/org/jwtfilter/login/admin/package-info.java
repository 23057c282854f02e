/**
 * {@code /admin/users}, {@code /admin/keys} and {@code /admin/clients}: the administration of the embedded realm's users, of signing keys
 * and of registered clients. Level 3.
 *
 * <p>Owns who may administer, what may be asked, and the JSON of all three. Does not own the users (see {@code realm}), the keys (see
 * {@code signing}), the clients (see {@code client}) or how a token is verified (see {@code issue}). A user who gets another password, is
 * disabled or deleted loses all logins. In: JSON with an access token made for administration, sent as a bearer token and in no other way,
 * so that a browser never sends it by itself. Out: JSON, never a password, its hash or a private key; a client's secret once, when it is
 * made.
 */
@NullMarked
package org.jwtfilter.login.admin;

import org.jspecify.annotations.NullMarked;
