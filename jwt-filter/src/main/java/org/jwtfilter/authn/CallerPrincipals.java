// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.authn;

import java.security.Principal;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.wire.TokenText;

/**
 * Makes the {@link Principal} that the container hands to the application. Where MicroProfile JWT is there it is a
 * {@code JsonWebToken}; the adapter that knows the type offers itself as a service, so that no other has to.
 */
public interface CallerPrincipals {
    /** Whether the types that {@link #of} needs are there. */
    boolean available();

    /** The principal for the caller who sent this token; its name is the caller's. */
    Principal of(Caller caller, TokenText token);

    /** The one that the application's class path offers, empty if there is none whose types are there. */
    static Optional<CallerPrincipals> find(ClassLoader loader) {
        try {
            return ServiceLoader.load(CallerPrincipals.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(CallerPrincipals::available)
                    .findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            return Optional.empty();
        }
    }
}
