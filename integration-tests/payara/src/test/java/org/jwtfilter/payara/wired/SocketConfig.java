// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.wired;

import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Set;

/** Deploys the annotated endpoints, and one by program. */
public class SocketConfig implements ServerApplicationConfig {
    @Override
    public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> endpoints) {
        return Set.of(ServerEndpointConfig.Builder.create(ProgrammedSocket.class, "/ws/programmed")
                .build());
    }

    @Override
    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> annotated) {
        return annotated;
    }
}
