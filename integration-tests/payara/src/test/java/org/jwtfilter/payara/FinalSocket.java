// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** An endpoint that nothing can be put around, because it is final. */
@ServerEndpoint("/open/socket")
public final class FinalSocket {
    @OnOpen
    public void open(Session session) {
        session.getAsyncRemote().sendText("opened");
    }
}
