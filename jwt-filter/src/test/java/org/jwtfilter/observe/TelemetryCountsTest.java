// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Fakes;

/** With OpenTelemetry's own implementation, read as an exporter reads it. */
final class TelemetryCountsTest {
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("reason");

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();

    @Test
    void countsWhatTheTagsTellApart() {
        TelemetryCounts counts = new TelemetryCounts(bean(true));

        counts.of("jwt.filter.tokens", "Tokens", "outcome", "refused", "reason", "EXPIRED")
                .increment();
        Counts.Count verified = counts.of("jwt.filter.tokens", "Tokens", "outcome", "accepted", "reason", "VERIFIED");
        verified.increment();
        verified.increment();

        assertThat(reader.collectAllMetrics()).hasSize(1).allSatisfy(metric -> {
            assertThat(metric.getName()).isEqualTo("jwt.filter.tokens");
            assertThat(metric.getDescription()).isEqualTo("Tokens");
            assertThat(metric.getInstrumentationScopeInfo().getName()).isEqualTo("org.jwtfilter");
            assertThat(byReason(metric)).containsOnly(Map.entry("EXPIRED", 1L), Map.entry("VERIFIED", 2L));
        });
    }

    @Test
    void isThereWhereTheContainersBeanIs() {
        assertThat(new TelemetryCounts(bean(true)).available()).isTrue();
        assertThat(new TelemetryCounts(bean(false)).available()).isFalse();
    }

    private static Map<String, Long> byReason(MetricData metric) {
        return metric.getLongSumData().getPoints().stream()
                .collect(Collectors.toMap(
                        point -> String.valueOf(point.getAttributes().get(REASON)), point -> point.getValue()));
    }

    @SuppressWarnings("unchecked")
    private Instance<OpenTelemetry> bean(boolean there) {
        return Fakes.of(Instance.class, (proxy, method, args) -> switch (method.getName()) {
            case "isResolvable" -> there;
            case "get" -> telemetry;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }
}
