// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/** Counters of MicroProfile Metrics 5, in the application's scope. A bean, for the registry wants to be injected. */
class MetricsCounts implements Counts {
    private final @Nullable Instance<MetricRegistry> registries;

    @Inject
    MetricsCounts(Instance<MetricRegistry> registries) {
        this.registries = registries;
    }

    boolean available() {
        return registries != null && registries.isResolvable();
    }

    @Override
    public Count of(String name, String description, String... tags) {
        Tag[] all = new Tag[tags.length / 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Tag(tags[2 * i], tags[2 * i + 1]);
        }
        Metadata metadata =
                Metadata.builder().withName(name).withDescription(description).build();
        return requireNonNull(registries).get().counter(metadata, all)::inc;
    }
}
