// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.websocket;

import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.websocket.OnOpen;

/** {@code @OnOpen} as an interceptor binding. A class of its own: the extension must load where WebSocket is missing. */
final class OpenBinding extends AnnotationLiteral<OnOpen> implements OnOpen {
    private static final long serialVersionUID = 1L;

    static void add(BeforeBeanDiscovery event) {
        event.addInterceptorBinding(OnOpen.class);
        event.addAnnotatedType(OpenInterceptor.class, OpenInterceptor.class.getName())
                .add(new OpenBinding());
    }
}
