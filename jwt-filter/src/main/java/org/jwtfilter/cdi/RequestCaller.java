// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jwtfilter.exchange.KnownCaller;

/** The caller whom a token proved for the request that this thread serves, or whose asynchronous task it runs. */
final class RequestCaller {
    private RequestCaller() {}

    static Optional<KnownCaller> find() {
        return KnownCaller.ofTask().or(RequestCaller::ofRequest);
    }

    private static Optional<KnownCaller> ofRequest() {
        try {
            Instance<HttpServletRequest> request = CDI.current().select(HttpServletRequest.class);
            return request.isResolvable() ? KnownCaller.of(request.get()) : Optional.empty();
        } catch (ContextNotActiveException | IllegalStateException noRequest) {
            return Optional.empty();
        }
    }
}
