/**
 * Who did what at this door: logins, refusals, refreshes, changes. Level 0: imports nothing of ours.
 *
 * <p>Owns which events there are, what each may say, and its one line of JSON. Does not own where lines go (see {@code app} and {@code
 * store}). In: an {@link org.jwtfilter.login.audit.AuditEvent} from whoever decided something, through the port {@link
 * org.jwtfilter.login.audit.AuditTrail}. Out: a line of printable ASCII. No event has a place for a password, a token or a key.
 */
@NullMarked
package org.jwtfilter.login.audit;

import org.jspecify.annotations.NullMarked;
