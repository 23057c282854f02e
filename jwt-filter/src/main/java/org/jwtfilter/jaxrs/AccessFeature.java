// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.jaxrs;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.access.AccessRule;
import org.jwtfilter.exchange.Guard;

/**
 * Puts an {@link AccessFilter} before each resource method of an application that uses jwt-filter. Nobody registers it: Jakarta
 * REST 3.1 finds it as a service, older implementations by its annotation.
 */
@Provider
public final class AccessFeature implements DynamicFeature {
    @Context
    private @Nullable ServletContext context;

    @Override
    public void configure(ResourceInfo resource, FeatureContext configured) {
        if (context == null) {
            return;
        }
        Guard.of(context)
                .ifPresent(challenge -> configured.register(new AccessFilter(
                        AccessRule.of(resource.getResourceClass(), resource.getResourceMethod()), challenge)));
    }
}
