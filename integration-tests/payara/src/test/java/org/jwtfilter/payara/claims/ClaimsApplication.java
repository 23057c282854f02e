// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.claims;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Everything below {@code /api}, with the annotation that would wake the server's own MicroProfile JWT. */
@LoginConfig(authMethod = "MP-JWT")
@ApplicationPath("api")
public class ClaimsApplication extends Application {}
