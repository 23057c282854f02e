// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.util.Optional;
import java.util.Set;

/** Where property values come from. */
public interface ConfigSource {
    /** The value of this name; empty if it is not set or blank. */
    Optional<String> get(String name);

    /** All names that are set, including those that are not ours. */
    Set<String> names();
}
