// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;

/** Has the server make a mechanism for user names and passwords. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "own")
public class OwnBasic {}
