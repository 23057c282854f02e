// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Takes the resources that are there. */
@ApplicationPath("")
public class PlainApplication extends Application {}
