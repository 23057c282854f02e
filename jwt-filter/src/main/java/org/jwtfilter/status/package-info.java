/**
 * Whether a token that was good when it was signed has been taken back since: one bit in the issuer's status list, which is
 * polled in the background and never fetched by a request.
 *
 * <p>Holds nothing yet; the lists come with the login WAR's revocation. It will take a {@code VerifiedClaims} from
 * {@code token} and answer before {@code caller} is asked who it describes.
 */
@NullMarked
package org.jwtfilter.status;

import org.jspecify.annotations.NullMarked;
