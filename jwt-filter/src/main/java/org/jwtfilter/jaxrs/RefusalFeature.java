// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.jaxrs;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.Presence;
import org.jwtfilter.exchange.Guard;
import org.jwtfilter.wire.Challenge;

/** Has refusals by beans answered with 401 or 403. Found as {@link AccessFeature} is. */
@Provider
public final class RefusalFeature implements Feature {
    @Context
    private @Nullable ServletContext context;

    @Override
    public boolean configure(FeatureContext configured) {
        Optional<Challenge> challenge = context == null ? Optional.empty() : Guard.of(context);
        challenge.ifPresent(words -> {
            configured.register(new AccessRefusedMapper(words), Priorities.USER + 1000);
            if (Presence.of("jakarta.ejb.EJBAccessException", RefusalFeature.class.getClassLoader())) {
                configured.register(new EnterpriseRefusalMapper(words), Priorities.USER + 1000);
            }
        });
        return challenge.isPresent();
    }
}
