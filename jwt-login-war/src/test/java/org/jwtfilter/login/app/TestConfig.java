// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.Map;
import java.util.Optional;

/** The configuration that some names and values make. */
final class TestConfig {
    private TestConfig() {}

    static LoginConfig read(Map<String, String> values) {
        return ConfigReader.read(
                new ConfigSource() {
                    @Override
                    public Optional<String> get(String name) {
                        return Optional.ofNullable(values.get(name));
                    }

                    @Override
                    public Iterable<String> names() {
                        return values.keySet();
                    }
                },
                "/home/me");
    }
}
