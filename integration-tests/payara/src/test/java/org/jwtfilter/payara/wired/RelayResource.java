// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.wired;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jwtfilter.outgoing.CallerTokenFilter;

/** Calls where it is told to, by both kinds of client. */
@Path("relay")
public class RelayResource {
    @GET
    @Path("rest")
    public String rest(@QueryParam("to") URI target) {
        Client client = ClientBuilder.newClient().register(CallerTokenFilter.class);
        try (Response answer = client.target(target).request().get()) {
            return "relayed: " + answer.getStatus();
        } finally {
            client.close();
        }
    }

    @GET
    @Path("microprofile")
    public String microprofile(@QueryParam("to") URI target) {
        try {
            BackendClient client = RestClientBuilder.newBuilder()
                    .baseUri(target)
                    .followRedirects(true)
                    .build(BackendClient.class);
            return "relayed: 200 " + client.get();
        } catch (WebApplicationException e) {
            return "relayed: " + e.getResponse().getStatus();
        }
    }
}
