// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.wire.RequestHead;

/** The head of a servlet request. Reads no parameter, so that the body stays the application's. */
public record ServletHead(HttpServletRequest request) implements RequestHead {
    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String query() {
        return requireNonNullElse(request.getQueryString(), "");
    }

    @Override
    public List<String> values(String field) {
        // The specification allows null where a container does not give header fields away.
        @Nullable Enumeration<String> values = request.getHeaders(field);
        return values == null || !values.hasMoreElements() ? List.of() : Collections.list(values);
    }

    @Override
    public String authority() {
        List<String> host = values("Host");
        // HTTP/2 has a pseudo header of its own for it, which not every container shows as a field.
        return host.size() == 1 ? host.get(0) : request.getServerName() + ":" + request.getServerPort();
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }
}
