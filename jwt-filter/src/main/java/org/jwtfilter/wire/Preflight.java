// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

/**
 * The question that a browser asks before a page of another origin may send its request. It never carries credentials, and
 * whether the answer is yes is for the application to say.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-request">Fetch, CORS-preflight request</a>
 */
public final class Preflight {
    private Preflight() {}

    /** Whether the request is such a question. */
    public static boolean is(RequestHead request) {
        return request.method().equals("OPTIONS")
                && request.values("Origin").size() == 1
                && request.values("Access-Control-Request-Method").size() == 1;
    }
}
