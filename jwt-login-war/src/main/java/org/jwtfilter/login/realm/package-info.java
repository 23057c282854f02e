/**
 * Who a user is. Level 1.
 *
 * <p>Owns user names and their one spelling, users and what is known of them, the chain of Jakarta Security identity stores that is asked,
 * and the one on our own database. Does not own SQL or LDAP (other identity stores and the {@link org.jwtfilter.login.realm.Users} port are
 * implemented in {@code store} and {@code ldap}), passwords (see {@code password}), throttling or tokens. In: a name and a password. Out: a
 * {@link org.jwtfilter.login.realm.User}, or nothing.
 *
 * <p>An identity store is asked in two ways: with a {@code UsernamePasswordCredential} at a login, and with a {@code CallerOnlyCredential}
 * at a refresh, to which it answers {@code INVALID} if the user is gone and {@code NOT_VALIDATED} if it cannot tell.
 */
@NullMarked
package org.jwtfilter.login.realm;

import org.jspecify.annotations.NullMarked;
