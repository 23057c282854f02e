// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.MicroProfileSource;
import org.jwtfilter.config.Presence;
import org.jwtfilter.observe.Announcer.Audience;
import org.jwtfilter.token.TrustedIssuer;

/** Finds out who is there to be told, and holds what the readiness check asks for. */
public class ObserveExtension implements Extension {
    private static final Logger LOG = System.getLogger(ObserveExtension.class.getName());

    private final List<TrustedIssuer> watched = new CopyOnWriteArrayList<>();
    private boolean metrics;
    private boolean telemetry;
    private Audience ofAccepted = Audience.NOBODY;
    private Audience ofRefused = Audience.NOBODY;
    private Audience ofLooks = Audience.NOBODY;
    private @Nullable Recorder recorder;

    void register(@Observes BeforeBeanDiscovery event) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        metrics = Presence.of("org.eclipse.microprofile.metrics.MetricRegistry", application);
        telemetry = Presence.of("io.opentelemetry.api.OpenTelemetry", application);
        if (metrics) {
            event.addAnnotatedType(MetricsCounts.class, MetricsCounts.class.getName());
        }
        if (telemetry) {
            event.addAnnotatedType(TelemetryCounts.class, TelemetryCounts.class.getName());
        }
        if (Presence.of("org.eclipse.microprofile.health.HealthCheck", application)
                && Presence.of("org.eclipse.microprofile.config.ConfigProvider", application)
                && ConfigReader.isWanted(MicroProfileSource.of(application))) {
            event.addAnnotatedType(KeysCheck.class, KeysCheck.class.getName()).add(ApplicationScoped.Literal.INSTANCE);
        }
    }

    void accepted(@Observes ProcessObserverMethod<TokenAccepted, ?> event) {
        ofAccepted = heardBy(event.getObserverMethod(), ofAccepted);
    }

    void refused(@Observes ProcessObserverMethod<TokenRefused, ?> event) {
        ofRefused = heardBy(event.getObserverMethod(), ofRefused);
    }

    void looked(@Observes ProcessObserverMethod<KeysLookedFor, ?> event) {
        ofLooks = heardBy(event.getObserverMethod(), ofLooks);
    }

    // Methods, not fields, for all that others need: CDI hands out a proxy.

    List<TrustedIssuer> watched() {
        return watched;
    }

    void watch(List<TrustedIssuer> issuers) {
        watched.addAll(issuers);
    }

    /** The application's only one, so that several filters count into one place. */
    synchronized Recorder recorder() {
        if (recorder == null) {
            Event<Object> events = CDI.current().getBeanManager().getEvent();
            recorder = new Recorder(
                    counts(),
                    new Recorder.Events(
                            new Announcer<>(events.select(TokenAccepted.class), ofAccepted),
                            new Announcer<>(events.select(TokenRefused.class), ofRefused),
                            new Announcer<>(events.select(KeysLookedFor.class), ofLooks)));
        }
        return recorder;
    }

    /** Metrics first: where both are there, they are what the container itself counts with. */
    private Counts counts() {
        try {
            if (metrics) {
                MetricsCounts counts = CDI.current().select(MetricsCounts.class).get();
                if (counts.available()) {
                    LOG.log(Level.DEBUG, "tokens are counted in MicroProfile Metrics");
                    return counts;
                }
            }
            if (telemetry) {
                TelemetryCounts counts =
                        CDI.current().select(TelemetryCounts.class).get();
                if (counts.available()) {
                    LOG.log(Level.DEBUG, "tokens are counted in OpenTelemetry");
                    return counts;
                }
            }
        } catch (RuntimeException e) {
            // To count is no condition for letting anybody in.
            LOG.log(Level.WARNING, "tokens are not counted", e);
        }
        return Counts.NONE;
    }

    private static Audience heardBy(ObserverMethod<?> observer, Audience others) {
        return others.and(observer.isAsync());
    }
}
