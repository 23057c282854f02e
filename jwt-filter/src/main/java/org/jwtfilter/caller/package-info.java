/**
 * Who the claims describe: a name and a set of roles.
 *
 * <p>In go {@link org.jwtfilter.token.VerifiedClaims}, out comes a {@link org.jwtfilter.caller.Caller}. Whether the claims
 * can be believed was settled in {@code token}; how a container is told is the adapters' matter.
 */
@NullMarked
package org.jwtfilter.caller;

import org.jspecify.annotations.NullMarked;
