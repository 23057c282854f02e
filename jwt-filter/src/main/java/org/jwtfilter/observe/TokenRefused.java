// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

/**
 * CDI event: a request came with something that is no good, and goes no further.
 *
 * @param reason a name of {@link org.jwtfilter.token.Rejection}, or {@value #UNCLEAR_REQUEST} (400),
 *     {@value #CROSS_SITE} (403), {@value #KEYS_UNAVAILABLE} or {@value #STATUS_UNAVAILABLE} (503, the token's fault it is not); the
 *     names are stable
 */
public record TokenRefused(String reason) {
    /** It is not clear which token the request means. */
    public static final String UNCLEAR_REQUEST = "UNCLEAR_REQUEST";
    /** The token came in a cookie from where it should not. */
    public static final String CROSS_SITE = "CROSS_SITE";
    /** The token could not be judged. */
    public static final String KEYS_UNAVAILABLE = "KEYS_UNAVAILABLE";
    /** Whether the token was taken back is not known. */
    public static final String STATUS_UNAVAILABLE = "STATUS_UNAVAILABLE";
}
