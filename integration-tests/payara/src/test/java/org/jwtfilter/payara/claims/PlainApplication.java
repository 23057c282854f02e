// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.claims;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/**
 * Everything below {@code /api}. Without {@code @LoginConfig}, at which Payara adds checks of its own that stop at the first
 * mistake.
 */
@ApplicationPath("api")
public class PlainApplication extends Application {}
