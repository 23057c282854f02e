// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.jwtfilter.login.audit.AuditEvent;

/** Counts events and times requests for MicroProfile Metrics. What is counted has few values, so that there are few time series. */
@ApplicationScoped
public class Numbers {
    /** How often each event of the audit trail happened, by its code. */
    static final String EVENTS = "jwt_login_events";
    /** How long requests took, by endpoint and status. */
    static final String REQUESTS = "jwt_login_requests";

    @Inject
    private MetricRegistry registry;

    void count(@Observes AuditEvent event) {
        registry.counter(
                        Metadata.builder()
                                .withName(EVENTS)
                                .withDescription("Events of the audit trail, by their code")
                                .build(),
                        new Tag("event", event.type().code()))
                .inc();
    }

    void time(@Observes RequestHandled request) {
        registry.timer(
                        Metadata.builder()
                                .withName(REQUESTS)
                                .withUnit(MetricUnits.SECONDS)
                                .withDescription("How long requests took, by endpoint and status")
                                .build(),
                        new Tag("endpoint", request.endpoint()),
                        new Tag("status", Integer.toString(request.status())))
                .update(request.took());
    }
}
