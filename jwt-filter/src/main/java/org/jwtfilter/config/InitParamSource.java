// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import jakarta.servlet.FilterConfig;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** The {@code init-param} elements of a filter in {@code web.xml}. */
public final class InitParamSource implements ConfigSource {
    private final FilterConfig config;

    public InitParamSource(FilterConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(config.getInitParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(Collections.list(config.getInitParameterNames()));
    }
}
