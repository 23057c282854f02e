// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.exchange.KnownCaller;
import org.jwtfilter.exchange.ServedRequest;

/** The caller whom a token proved for the request that this thread serves, or whose asynchronous task it runs. */
final class RequestCaller {
    private RequestCaller() {}

    static Optional<KnownCaller> find() {
        Optional<KnownCaller> noted = noted();
        return noted.isPresent() ? noted : ofRequest(current());
    }

    /** @param request the proxy that CDI gives for the current one, null where it has none */
    static Optional<KnownCaller> of(@Nullable HttpServletRequest request) {
        Optional<KnownCaller> noted = noted();
        return noted.isPresent() ? noted : ofRequest(request);
    }

    private static Optional<KnownCaller> noted() {
        Optional<KnownCaller> ofTask = KnownCaller.ofTask();
        return ofTask.isPresent() ? ofTask : ServedRequest.find().flatMap(KnownCaller::of);
    }

    private static @Nullable HttpServletRequest current() {
        try {
            Instance<HttpServletRequest> request = CDI.current().select(HttpServletRequest.class);
            return request.isResolvable() ? request.get() : null;
        } catch (IllegalStateException noContainer) {
            return null;
        }
    }

    private static Optional<KnownCaller> ofRequest(@Nullable HttpServletRequest request) {
        try {
            return request == null ? Optional.empty() : KnownCaller.of(request);
        } catch (ContextNotActiveException | IllegalStateException noRequest) {
            return Optional.empty();
        }
    }
}
