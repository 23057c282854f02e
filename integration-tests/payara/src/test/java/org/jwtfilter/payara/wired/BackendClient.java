// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.wired;

import jakarta.ws.rs.GET;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.jwtfilter.outgoing.CallerTokenHeaders;

/** A MicroProfile REST client that passes the caller's token on. */
@RegisterClientHeaders(CallerTokenHeaders.class)
public interface BackendClient {
    @GET
    String get();
}
