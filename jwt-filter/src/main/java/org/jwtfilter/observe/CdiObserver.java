// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import org.jwtfilter.authn.OutcomeListener;
import org.jwtfilter.config.Observer;
import org.jwtfilter.config.Presence;
import org.jwtfilter.key.LookListener;
import org.jwtfilter.token.TrustedIssuer;

/** Hands everything to the extension of the current application. */
public final class CdiObserver implements Observer {
    /** Asked first, and before anything of CDI is touched. */
    @Override
    public boolean available() {
        return Presence.of("jakarta.enterprise.inject.spi.CDI", CdiObserver.class.getClassLoader())
                && Current.isThere();
    }

    @Override
    public OutcomeListener outcomes() {
        return Current.extension().recorder();
    }

    @Override
    public LookListener looks(String issuer) {
        return Current.extension().recorder().looks(issuer);
    }

    @Override
    public LookListener statusLooks(String issuer) {
        return Current.extension().recorder().statusLooks(issuer);
    }

    @Override
    public void watch(List<TrustedIssuer> issuers) {
        Current.extension().watch(issuers);
    }

    /** Apart, for it must not be touched where CDI is missing. */
    private static final class Current {
        static boolean isThere() {
            try {
                return CDI.current().select(ObserveExtension.class).isResolvable();
            } catch (IllegalStateException noContainer) {
                return false;
            }
        }

        static ObserveExtension extension() {
            return CDI.current().select(ObserveExtension.class).get();
        }
    }
}
