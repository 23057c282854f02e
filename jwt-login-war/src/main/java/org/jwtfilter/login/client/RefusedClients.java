// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

/** Hears of each client that was not believed. */
public interface RefusedClients {
    /**
     * Counts it.
     *
     * @param clientId as it was sent: there need be no such client
     * @param source where it came from
     * @throws org.jwtfilter.login.oauth.OAuthException with 429 if there were too many before
     */
    void count(String clientId, String source);
}
