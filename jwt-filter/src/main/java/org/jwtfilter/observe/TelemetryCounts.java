// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counters of OpenTelemetry, where the container (MicroProfile Telemetry) offers its bean. */
class TelemetryCounts implements Counts {
    private static final String SCOPE = "org.jwtfilter";

    private final Instance<OpenTelemetry> telemetry;
    private final Map<String, LongCounter> counters = new ConcurrentHashMap<>();

    @Inject
    TelemetryCounts(Instance<OpenTelemetry> telemetry) {
        this.telemetry = telemetry;
    }

    boolean available() {
        return telemetry.isResolvable();
    }

    @Override
    public Count of(String name, String description, String... tags) {
        AttributesBuilder attributes = Attributes.builder();
        for (int i = 0; i < tags.length; i += 2) {
            attributes.put(tags[i], tags[i + 1]);
        }
        Attributes all = attributes.build();
        LongCounter counter = counters.computeIfAbsent(
                name,
                missing -> telemetry
                        .get()
                        .getMeter(SCOPE)
                        .counterBuilder(name)
                        .setDescription(description)
                        .build());
        return () -> counter.add(1, all);
    }
}
