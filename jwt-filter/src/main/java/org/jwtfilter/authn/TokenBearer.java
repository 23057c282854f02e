// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.authn;

import java.security.Principal;
import java.time.Instant;
import org.jwtfilter.wire.TokenText;

/** A principal that a token made known, for those who pass the token on or must know how long it counts. */
public interface TokenBearer extends Principal {
    /** The token, as it was sent. */
    TokenText token();

    /** The instant that its {@code exp} names, in whole seconds. */
    Instant expiry();
}
