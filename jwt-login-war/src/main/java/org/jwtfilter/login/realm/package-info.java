/**
 * Who a user is. Level 1.
 *
 * <p>Owns user names and their one spelling, the Jakarta Security identity store on the embedded database, and asking the
 * {@code IdentityStoreHandler}, behind which a deployer may put another store. Does not own SQL (the {@link
 * org.jwtfilter.login.realm.Users} port is implemented in {@code store}), throttling or tokens. In: a name and a password. Out: a {@link
 * org.jwtfilter.login.realm.User}, or nothing.
 *
 * <p>An unknown user costs one password hash like a known one. That holds as long as all stored hashes have the configured number of
 * iterations: after a change of that number, users with older hashes can be told apart by time until their passwords are hashed anew.
 */
@NullMarked
package org.jwtfilter.login.realm;

import org.jspecify.annotations.NullMarked;
