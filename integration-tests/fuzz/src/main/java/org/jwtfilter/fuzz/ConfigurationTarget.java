// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.config.ConfigException;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.ConfigSource;
import org.jwtfilter.config.Property;

/** A whole configuration, {@code name=value} a line. What is wrong with it comes out as problems, and a key never does. */
public final class ConfigurationTarget {
    private static final int LONG_ENOUGH_TO_BE_A_KEY = 40;

    private record Source(Map<String, String> values) implements ConfigSource {
        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }

        @Override
        public Set<String> names() {
            return values.keySet();
        }
    }

    private ConfigurationTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : new String(input, UTF_8).split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        try {
            ConfigReader.read(new Source(values), ConfigurationTarget.class.getClassLoader());
        } catch (ConfigException e) {
            String key = values.getOrDefault(Property.PUBLIC_KEY.key(), "").strip();
            boolean elsewhere = values.values().stream()
                            .filter(value -> value.contains(key))
                            .count()
                    > 1;
            if (key.length() >= LONG_ENOUGH_TO_BE_A_KEY
                    && !elsewhere
                    && String.valueOf(e.getMessage()).contains(key)) {
                throw new AssertionError("a message repeats a key");
            }
        }
    }
}
