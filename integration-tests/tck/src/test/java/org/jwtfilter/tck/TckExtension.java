// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.tck;

import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of {@link ArchivePreparation}. */
public final class TckExtension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(ApplicationArchiveProcessor.class, ArchivePreparation.class);
    }
}
