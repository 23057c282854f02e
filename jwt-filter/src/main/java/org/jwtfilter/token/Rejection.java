// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

/**
 * Why a token was refused: one constant per rule, for logs and tests. On the wire all of them are {@code invalid_token}.
 * The names are stable; dashboards may count by them.
 */
public enum Rejection {
    /** Longer than any sane token. */
    TOO_LONG,
    /** Not three base64url parts, each in its one canonical spelling (RFC 7515 sections 2 and 3.1). */
    MALFORMED,
    /** The header is not one JSON object with unique names in UTF-8 (RFC 7515 section 4). */
    HEADER_MALFORMED,
    /** {@code alg} is missing or not one that was configured (RFC 8725 section 3.1). */
    ALGORITHM_NOT_ALLOWED,
    /** The header has {@code crit}, and we understand no extension (RFC 7515 section 4.1.11). */
    CRITICAL_HEADER_UNKNOWN,
    /** {@code typ} names another kind of token (RFC 8725 section 3.11, RFC 9068 section 4). */
    WRONG_TYPE,
    /** No key of the issuer has this {@code kid}, or it is not for this algorithm (RFC 7515 section 4.1.4). */
    KEY_UNKNOWN,
    /** The signature is not by this key over this text (RFC 7515 section 5.2). */
    SIGNATURE_INVALID,
    /** The token is signed only, and those that are encrypted, too, are demanded (MicroProfile JWT 2.1 section 9.2.5). */
    NOT_ENCRYPTED,
    /** The token is encrypted, and there is no key to open it. */
    ENCRYPTION_NOT_EXPECTED,
    /** {@code alg} or {@code enc} of an encrypted token is not one that was configured, or it is compressed (RFC 8725 section 3.6). */
    ENCRYPTION_NOT_ALLOWED,
    /** The token was not encrypted for us, or not correctly; which of the two, nobody is told (RFC 7516 section 11.5). */
    DECRYPTION_FAILED,
    /** An encrypted token does not hold a signed one: {@code cty} is not {@code JWT} (RFC 7519 section 5.2). */
    NOT_NESTED,
    /** The payload is not one JSON object with unique names in UTF-8 (RFC 7519 sections 4 and 7.2). */
    PAYLOAD_MALFORMED,
    /** A claim that the rules need is not there (RFC 7519 section 4, RFC 9068 section 2.2). */
    CLAIM_MISSING,
    /** A claim has a value of the wrong JSON type or out of range (RFC 7519 section 2, NumericDate and StringOrURI). */
    CLAIM_MALFORMED,
    /** {@code iss} is not the issuer that was configured (RFC 7519 section 4.1.1). */
    WRONG_ISSUER,
    /** The issuer was trusted until a configured date, and it has come. */
    ISSUER_NO_LONGER_TRUSTED,
    /** {@code aud} names none of our audiences (RFC 7519 section 4.1.3). */
    WRONG_AUDIENCE,
    /** The time that {@code exp} names has come (RFC 7519 section 4.1.4). */
    EXPIRED,
    /** The time that {@code nbf} names has not come (RFC 7519 section 4.1.5). */
    NOT_YET_VALID,
    /** {@code iat} lies in the future (RFC 7519 section 4.1.6). */
    ISSUED_IN_FUTURE,
    /** {@code iat} lies further back than the configured age. */
    TOO_OLD,
    /** {@code cnf} binds the token to a key, and a bare bearer token proves no possession (RFC 7800, RFC 9449 section 7.1). */
    SENDER_CONSTRAINED,
    /** None of the claims that could name the caller does (MicroProfile JWT 2.1 section 5.3). */
    CALLER_UNNAMED,
    /** The token has no place in a status list, and is to have one (draft-ietf-oauth-status-list section 8.3). */
    STATUS_MISSING,
    /** {@code status} is not what the draft has it to be (draft-ietf-oauth-status-list section 6.2). */
    STATUS_MALFORMED,
    /** The token names a status list where none of its issuer is expected. */
    STATUS_LIST_NOT_ALLOWED,
    /** The list says that the token is not valid any more (draft-ietf-oauth-status-list section 7.1, INVALID). */
    REVOKED,
    /** The list says that the token is not valid for now (draft-ietf-oauth-status-list section 7.1, SUSPENDED). */
    SUSPENDED,
    /** The list says something of the token that we do not know. */
    STATUS_UNKNOWN,
    /** The list is shorter than the token says (draft-ietf-oauth-status-list section 8.3). */
    STATUS_OUT_OF_RANGE,
    /** The issuer took back all that was issued, or issued to this subject, before a moment, and the token was. */
    ISSUED_BEFORE_CUTOFF
}
