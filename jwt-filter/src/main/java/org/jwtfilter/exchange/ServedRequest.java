// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request that a thread serves, noted while {@link CallerFilter} has it: CDI's own way to it costs some microseconds. */
public final class ServedRequest {
    private static final ThreadLocal<@Nullable ServletRequest> SERVED = new ThreadLocal<>();

    private ServedRequest() {}

    /** Empty where this thread is not behind the filter, for one that an application started. */
    public static Optional<ServletRequest> find() {
        return Optional.ofNullable(SERVED.get());
    }

    /** @return what was noted before, for {@link #end} */
    static @Nullable ServletRequest begin(ServletRequest request) {
        ServletRequest before = SERVED.get();
        SERVED.set(request);
        return before;
    }

    static void end(@Nullable ServletRequest before) {
        if (before == null) {
            SERVED.remove();
        } else {
            SERVED.set(before);
        }
    }
}
