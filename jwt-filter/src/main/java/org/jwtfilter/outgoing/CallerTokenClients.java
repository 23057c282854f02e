// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.outgoing;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/** Gives each MicroProfile REST client that names {@link CallerTokenHeaders} the filter that does its work. */
public final class CallerTokenClients implements RestClientListener {
    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        RegisterClientHeaders headers = serviceInterface.getAnnotation(RegisterClientHeaders.class);
        if (headers != null
                && headers.value() == CallerTokenHeaders.class
                && !builder.getConfiguration().isRegistered(CallerTokenFilter.class)) {
            builder.register(new CallerTokenFilter(), Integer.MAX_VALUE);
        }
    }
}
