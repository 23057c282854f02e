// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.wired;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;

/** An endpoint without annotations of its own; the one on its method is for jwt-filter. */
public class ProgrammedSocket extends Endpoint {
    @OnOpen
    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.getAsyncRemote().sendText("opened " + session.getUserPrincipal().getName());
    }
}
