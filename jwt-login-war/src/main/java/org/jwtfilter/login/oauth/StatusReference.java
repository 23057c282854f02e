// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

/**
 * Where it can be looked up whether a token still counts.
 *
 * @param uri of the status list, a URL that needs no escaping in JSON
 * @param index of the token in it, at least 0
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/">draft-ietf-oauth-status-list section 6.2</a>
 */
public record StatusReference(String uri, int index) {}
