// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Where values come from. */
interface ConfigSource {
    /** The value of {@code name}; empty if it is not set or set to nothing. */
    Optional<String> get(String name);

    /** All names that are set, ours and those of others. */
    Iterable<String> names();

    static ConfigSource of(Config config) {
        return new ConfigSource() {
            @Override
            public Optional<String> get(String name) {
                return config.getOptionalValue(name, String.class);
            }

            @Override
            public Iterable<String> names() {
                return config.getPropertyNames();
            }
        };
    }
}
