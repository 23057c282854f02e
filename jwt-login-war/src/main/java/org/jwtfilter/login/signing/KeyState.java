// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

/** What a key is good for. */
public enum KeyState {
    /** Published, so that verifiers have it before it signs. */
    NEXT,
    /** Signs. */
    ACTIVE,
    /** Signs no more, but tokens that it signed may be good. */
    RETIRED,
    /** Everything that it signed has expired; not published any more. */
    OVER
}
