// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Up as soon as somebody is there to ask. A database that is away is no reason to start this node again, so it is not looked at. */
@Liveness
@ApplicationScoped
public class LiveCheck implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("jwt-login-live");
    }
}
