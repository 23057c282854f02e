// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.wired;

import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jspecify.annotations.Nullable;

/** Says who opened it. Anybody may. */
@ServerEndpoint("/ws/open")
public class EchoSocket {
    private @Nullable String caller;

    @OnOpen
    public void open(Session session) {
        caller = session.getUserPrincipal() == null
                ? "nobody"
                : session.getUserPrincipal().getName();
    }

    @OnMessage
    public String echo(String text) {
        return text + " " + caller;
    }
}
