// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.store.Database;

/** Up while logins and refreshes can be answered: the database answers and there is a key to sign with. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
    private final BooleanSupplier database;
    private final BooleanSupplier signingKey;

    /** For the container, which wraps this class. */
    protected ReadyCheck() {
        this(() -> false, () -> false);
    }

    @Inject
    ReadyCheck(Database database, SigningKeys keys) {
        this(database::answers, () -> !keys.active().publicHalf().id().isEmpty());
    }

    ReadyCheck(BooleanSupplier database, BooleanSupplier signingKey) {
        this.database = database;
        this.signingKey = signingKey;
    }

    @Override
    public HealthCheckResponse call() {
        boolean answers = holds(database);
        boolean signs = holds(signingKey);
        return HealthCheckResponse.named("jwt-login-ready")
                .withData("database", answers)
                .withData("signing-key", signs)
                .status(answers && signs)
                .build();
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (RuntimeException e) {
            // Why is in the log of whoever threw it; a check says no more than yes or no to strangers.
            return false;
        }
    }
}
