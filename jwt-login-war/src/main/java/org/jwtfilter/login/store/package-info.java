/**
 * The ports, kept on disk: users, refresh families, signing keys, registered clients, spent assertions, issued tokens and status lists in SQL,
 * the key-encryption key in a file. Level 4.
 *
 * <p>Owns the database, its schema, every SQL statement and the asking of tables that others keep, and who may read our files. Every
 * decision that two callers could take at once is one conditional statement that has exactly one winner, in SQL that H2 and PostgreSQL read
 * alike. Does not own rules: what is expired or reused is decided in {@code refresh}. A database that does not answer becomes {@link
 * org.jwtfilter.login.oauth.UnavailableException}; what stops us from starting becomes {@link org.jwtfilter.login.store.StartException}.
 */
@NullMarked
package org.jwtfilter.login.store;

import org.jspecify.annotations.NullMarked;
