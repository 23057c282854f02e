// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark.app;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The same, and wakes the server's own MicroProfile JWT. */
@ApplicationPath("")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles("user")
public class LoginApplication extends Application {}
