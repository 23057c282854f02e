// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.wired;

import jakarta.websocket.server.ServerEndpoint;

/** The same, behind a constraint of {@code web.xml}. */
@ServerEndpoint("/ws/closed")
public class ClosedSocket extends EchoSocket {}
