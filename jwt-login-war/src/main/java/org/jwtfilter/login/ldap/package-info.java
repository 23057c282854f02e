/**
 * The users of an LDAP directory. Level 4.
 *
 * <p>Owns finding a user's entry, binding as it, and its groups and attributes (RFC 4511, RFC 4513), over StartTLS or LDAPS. Does not own
 * who is asked before or after. In: what Jakarta Security asks an {@code IdentityStore}. Out: its answer; {@link
 * org.jwtfilter.login.oauth.UnavailableException} where the directory does not answer. The only package that speaks to the LDAP library.
 */
@NullMarked
package org.jwtfilter.login.ldap;

import org.jspecify.annotations.NullMarked;
