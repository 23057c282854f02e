// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

/**
 * The three error codes that a protected resource may name. Each has one fixed text: a refusal does not tell a forger how
 * far he got.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750 section 3.1</a>
 */
public enum BearerError {
    /** The request is at fault: it is not clear which token it means. */
    INVALID_REQUEST(400, "invalid_request", "The request must carry exactly one bearer token"),
    /** The token is at fault, for whatever reason. */
    INVALID_TOKEN(401, "invalid_token", "The access token is expired, revoked, malformed or not for this resource"),
    /** The token is good, but its caller may not do this. */
    INSUFFICIENT_SCOPE(403, "insufficient_scope", "The access token does not give the rights for this request");

    private final int status;
    private final String code;
    private final String description;

    BearerError(int status, String code, String description) {
        this.status = status;
        this.code = code;
        this.description = description;
    }

    /** The HTTP status that goes with the code: 400, 401 or 403. */
    public int status() {
        return status;
    }

    /** The registered code, for example {@code invalid_token}. */
    public String code() {
        return code;
    }

    /** One English sentence without quotation marks or backslashes, the same for every refusal with this code. */
    public String description() {
        return description;
    }
}
