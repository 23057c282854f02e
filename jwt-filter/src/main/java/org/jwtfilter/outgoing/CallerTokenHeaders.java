// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.outgoing;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/**
 * Passes the caller's token on, for a MicroProfile REST client: {@code @RegisterClientHeaders(CallerTokenHeaders.class)} on its
 * interface.
 *
 * <p>A factory does not know where a request goes, so this one adds nothing. {@link CallerTokenClients} gives each client that
 * names it a {@link CallerTokenFilter}, which does; where that is not done, no token goes out.
 */
public final class CallerTokenHeaders implements ClientHeadersFactory {
    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incomingHeaders, MultivaluedMap<String, String> clientOutgoingHeaders) {
        return new MultivaluedHashMap<>();
    }
}
