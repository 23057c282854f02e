// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jwtfilter.authn.OutcomeListener;
import org.jwtfilter.key.LookListener;
import org.jwtfilter.token.TrustedIssuer;

/**
 * Watches what the pipeline does and tells it to others. The adapter that knows such others offers itself as a service; nothing
 * depends on it.
 */
public interface Observer {
    /** Whether there is anybody to tell in the current application. */
    boolean available();

    /** To be told of every token. */
    OutcomeListener outcomes();

    /** To be told of every look for the keys of this issuer. */
    LookListener looks(String issuer);

    /** To be told of every look at a status list of this issuer. */
    LookListener statusLooks(String issuer);

    /** Whose keys are used from now on. */
    void watch(List<TrustedIssuer> issuers);

    /** The one that the class path offers, empty if there is none that has anybody to tell. */
    static Optional<Observer> find() {
        try {
            return ServiceLoader.load(Observer.class, Observer.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(Observer::available)
                    .findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            return Optional.empty();
        }
    }
}
