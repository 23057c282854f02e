/**
 * Who the claims describe: a name and a set of roles.
 *
 * <p>In go {@link org.jwtfilter.token.VerifiedClaims}, out comes a {@link org.jwtfilter.caller.Caller}. Which claims name the
 * caller, which hold roles and what the roles are called here is in {@link org.jwtfilter.caller.CallerRules}, made of the
 * deployer's texts ({@link org.jwtfilter.caller.ClaimPath}, {@link org.jwtfilter.caller.RoleRule},
 * {@link org.jwtfilter.caller.RoleNames}) or of a {@link org.jwtfilter.caller.Preset}. A claim that is missing gives nothing; a
 * claim that is there but of the wrong type refuses the token, since guessing could give rights away.
 *
 * <p>Whether the claims can be believed was settled in {@code token}; which property holds which text is {@code config}'s
 * matter, and how a container is told the adapters'.
 */
@NullMarked
package org.jwtfilter.caller;

import org.jspecify.annotations.NullMarked;
