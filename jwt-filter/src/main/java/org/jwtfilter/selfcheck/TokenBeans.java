// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.selfcheck;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import org.jwtfilter.config.Presence;

/** Who answers where the application injects a {@code JsonWebToken}. */
final class TokenBeans {
    private static final String TOKEN = "org.eclipse.microprofile.jwt.JsonWebToken";
    private static final String OURS = "org.jwtfilter.";

    private TokenBeans() {}

    /** Whether a bean of another implementation of MicroProfile JWT is there: none makes one unless it is active. */
    static boolean areForeign(ClassLoader application) {
        return Presence.of("jakarta.enterprise.inject.spi.CDI", application)
                && Presence.of(TOKEN, application)
                && Asked.areForeign(application);
    }

    /** Apart, so that it is not touched where CDI is missing. */
    private static final class Asked {
        static boolean areForeign(ClassLoader application) {
            try {
                Class<?> token = Class.forName(TOKEN, false, application);
                return CDI.current().getBeanManager().getBeans(token, Any.Literal.INSTANCE).stream()
                        .anyMatch(bean -> !bean.getBeanClass().getName().startsWith(OURS));
            } catch (ClassNotFoundException | IllegalStateException notOn) {
                return false;
            }
        }
    }
}
