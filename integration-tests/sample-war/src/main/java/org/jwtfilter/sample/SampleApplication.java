// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.sample;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything below {@code /api}. */
@ApplicationPath("api")
public class SampleApplication extends Application {
    /** Without the description that Jersey would give to anybody. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
