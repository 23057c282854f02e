// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.lang.annotation.Annotation;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.MicroProfileSource;
import org.jwtfilter.config.Presence;

/**
 * Gives the application its {@code JsonWebToken} bean, and takes {@code @LoginConfig} off its classes so that the server's own
 * MP-JWT does not wake up beside ours: two mechanisms would be ambiguous, and every request a 500.
 */
public class MpJwtExtension implements Extension {
    private boolean on;

    void register(@Observes BeforeBeanDiscovery event) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        on = Presence.of("org.eclipse.microprofile.config.ConfigProvider", application)
                && TokenPrincipals.apiIsThere(application)
                && ConfigReader.isWanted(MicroProfileSource.of(application));
        if (on) {
            event.addAnnotatedType(CurrentToken.class, CurrentToken.class.getName())
                    .add(RequestScoped.Literal.INSTANCE);
        }
    }

    <T> void takeOver(@Observes ProcessAnnotatedType<T> event) {
        if (on && event.getAnnotatedType().getAnnotations().stream().anyMatch(MpJwtExtension::isLoginConfig)) {
            event.configureAnnotatedType().remove(MpJwtExtension::isLoginConfig);
        }
    }

    // By name: this class must load where the annotation is missing.
    private static boolean isLoginConfig(Annotation annotation) {
        return annotation.annotationType().getName().equals("org.eclipse.microprofile.auth.LoginConfig");
    }
}
