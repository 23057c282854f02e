// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

/** How a refresh token stands with its family. */
enum Standing {
    GOOD,
    /** It was the current one once: somebody has a copy. */
    SPENT,
    IDLE_TOO_LONG,
    EXPIRED,
    REVOKED
}
