// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.MicroProfileSource;
import org.jwtfilter.config.Presence;

/**
 * Gives the application its {@code JsonWebToken} bean and its claims, and takes {@code @LoginConfig} off its classes so that
 * the server's own MP-JWT does not wake up beside ours: two mechanisms would be ambiguous, and every request a 500.
 *
 * <p>Where a claim is injected against the rules the application does not start, and the message lists every such place.
 */
public class MpJwtExtension implements Extension {
    private static final Logger LOG = System.getLogger(MpJwtExtension.class.getName());

    /** Null where we are not on: the class that it is of must not be touched there. */
    private @Nullable InjectedClaims claims;

    void register(@Observes BeforeBeanDiscovery event) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        boolean on = Presence.of("org.eclipse.microprofile.config.ConfigProvider", application)
                && TokenPrincipals.apiIsThere(application)
                && ConfigReader.isWanted(MicroProfileSource.of(application));
        if (on) {
            claims = new InjectedClaims();
            event.addAnnotatedType(CurrentToken.class, CurrentToken.class.getName())
                    .add(RequestScoped.Literal.INSTANCE);
            event.addAnnotatedType(ClaimProducers.class, ClaimProducers.class.getName())
                    .add(ApplicationScoped.Literal.INSTANCE);
        }
    }

    <T> void takeOver(@Observes ProcessAnnotatedType<T> event) {
        if (claims != null
                && event.getAnnotatedType().getAnnotations().stream().anyMatch(MpJwtExtension::isLoginConfig)) {
            event.configureAnnotatedType().remove(MpJwtExtension::isLoginConfig);
        }
    }

    void note(@Observes ProcessInjectionPoint<?, ?> event) {
        if (claims != null) {
            claims.note(event.getInjectionPoint());
        }
    }

    void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
        if (claims == null) {
            return;
        }
        List<String> problems = claims.problems(beans);
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(new DeploymentException(
                    "jwt-filter cannot inject these claims:\n  - " + String.join("\n  - ", problems)));
            return;
        }
        LOG.log(
                Level.INFO,
                "jwt-filter is the MicroProfile JWT of this application; places where a claim is injected: {0}",
                claims.count());
    }

    // By name: this class must load where the annotation is missing.
    private static boolean isLoginConfig(Annotation annotation) {
        return annotation.annotationType().getName().equals("org.eclipse.microprofile.auth.LoginConfig");
    }
}
