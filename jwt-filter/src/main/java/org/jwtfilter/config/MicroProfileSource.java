// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The application's MicroProfile Config. Loads only where its API is there. */
public final class MicroProfileSource implements ConfigSource {
    private final Config config;

    private MicroProfileSource(Config config) {
        this.config = config;
    }

    /** The configuration of the application that this class loader belongs to. */
    public static ConfigSource of(ClassLoader application) {
        return new MicroProfileSource(ConfigProvider.getConfig(application));
    }

    @Override
    public Optional<String> get(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        config.getPropertyNames().forEach(names::add);
        return names;
    }
}
