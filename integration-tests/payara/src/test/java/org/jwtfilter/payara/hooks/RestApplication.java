// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything below {@code /api}; registers nothing. */
@ApplicationPath("api")
public class RestApplication extends Application {}
