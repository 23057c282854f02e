// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

/** How a refresh token stands with its family. */
enum Standing {
    GOOD,
    /** It was spent a moment ago and its successor was not used yet: the answer may have been lost on its way. */
    REPEATED,
    /** It was the current one once: somebody has a copy. */
    SPENT,
    IDLE_TOO_LONG,
    EXPIRED,
    REVOKED
}
