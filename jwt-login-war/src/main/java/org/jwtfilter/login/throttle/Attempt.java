// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.util.List;

/** An attempt that has leave, and the buckets in which it was counted. */
public record Attempt(String name, Source source, List<Bucket> counted) {
    public Attempt {
        counted = List.copyOf(counted);
    }
}
