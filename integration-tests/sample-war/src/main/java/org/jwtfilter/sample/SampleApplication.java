// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.sample;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything below {@code /api}. */
@ApplicationPath("api")
public class SampleApplication extends Application {}
