// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import java.util.List;

/**
 * Which paths of an application are guarded, and which are open. A path that can be read in two ways is guarded, whatever
 * the patterns say.
 *
 * @param included where a caller is needed
 * @param excluded what of that is open all the same
 */
public record GuardedPaths(List<PathPattern> included, List<PathPattern> excluded) {
    /** All paths. */
    public static final GuardedPaths ALL = new GuardedPaths(List.of(new PathPattern("/*")), List.of());

    public GuardedPaths {
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    /** Whether this path is guarded. */
    public boolean guard(RequestPath path) {
        boolean meant = holds(included, path.dispatched()) && !holds(excluded, path.dispatched());
        return meant || !path.isClear();
    }

    private static boolean holds(List<PathPattern> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> pattern.holds(path));
    }
}
