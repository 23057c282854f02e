// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.wired;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything below {@code /api}. */
@ApplicationPath("api")
public class WiredApplication extends Application {}
