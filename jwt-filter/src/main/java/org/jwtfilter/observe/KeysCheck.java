// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.token.TrustedIssuer;

/**
 * Readiness: up while the keys of every issuer are there and fresh enough to be trusted. Down means that tokens of an issuer get
 * 503.
 *
 * <p>The data, with {@code .2} and so on after the names from the second issuer on: {@code issuer}, {@code ready}, and
 * {@code age}, seconds since the keys were last found at their source, missing where they never were or do not change.
 */
@Readiness
class KeysCheck implements HealthCheck {
    static final String NAME = "jwt-filter-keys";

    private final @Nullable ObserveExtension extension;

    @Inject
    KeysCheck(ObserveExtension extension) {
        this.extension = extension;
    }

    @Override
    public HealthCheckResponse call() {
        return answer(extension == null ? List.of() : extension.watched());
    }

    static HealthCheckResponse answer(List<TrustedIssuer> issuers) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME);
        boolean all = true;
        for (int i = 0; i < issuers.size(); i++) {
            TrustedIssuer issuer = issuers.get(i);
            String suffix = i == 0 ? "" : "." + (i + 1);
            boolean ready = isReady(issuer);
            all &= ready;
            response.withData("issuer" + suffix, issuer.rules().issuer());
            response.withData("ready" + suffix, ready);
            issuer.keys().age().ifPresent(age -> response.withData("age" + suffix, age.toSeconds()));
        }
        return response.status(all).build();
    }

    private static boolean isReady(TrustedIssuer issuer) {
        try {
            return !issuer.keys().current().keys().isEmpty();
        } catch (KeysUnavailableException e) {
            return false;
        }
    }
}
