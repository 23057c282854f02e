/**
 * The OAuth clients that may ask for tokens. Level 1.
 *
 * <p>Holds only the one first-party public client that is configured, and the check that nobody names another. Registered clients, their
 * secrets and their authentication (RFC 6749 section 2.3, RFC 7523) will live here; until then every attempt to authenticate a client is
 * refused with {@code invalid_client}.
 */
@NullMarked
package org.jwtfilter.login.client;

import org.jspecify.annotations.NullMarked;
