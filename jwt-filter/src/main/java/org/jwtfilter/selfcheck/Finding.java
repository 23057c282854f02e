// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.selfcheck;

/**
 * One thing that will not work as the deployer may think.
 *
 * @param code what kind of thing; stable, for whoever searches logs
 * @param sentence what it means and how to mend it, without anything secret
 */
public record Finding(Code code, String sentence) {
    /** The kinds. */
    public enum Code {
        /** Tokens for anybody's audience are accepted (RFC 8725 section 3.9). */
        NO_AUDIENCE,
        /** Keys are fetched in the clear from another machine. */
        KEY_URL_NOT_HTTPS,
        /** Status lists are fetched in the clear from another machine. */
        STATUS_URL_NOT_HTTPS,
        /** An RSA key is shorter than RFC 7518 section 3.3 demands. */
        WEAK_KEY,
        /** Nothing makes browsers keep the token's cookie off unencrypted connections. */
        COOKIE_MAY_LACK_SECURE,
        /** A role is asked for that no token can bring. */
        ROLE_OUT_OF_REACH,
        /** A {@code <security-role-mapping>} leaves roles to nobody. */
        ROLE_MAPPING_INCOMPLETE,
        /** The server's own MicroProfile JWT works beside ours. */
        SERVER_MP_JWT_ACTIVE
    }
}
