// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.authn.Authenticator;
import org.jwtfilter.authn.CallerPrincipals;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.ConfigSource;
import org.jwtfilter.config.ConfiguredAuthenticator;
import org.jwtfilter.config.Hook;
import org.jwtfilter.config.JwtConfig;
import org.jwtfilter.config.MicroProfileSource;
import org.jwtfilter.config.Presence;

/**
 * Switches the mechanism on where the application has our configuration, and holds what it needs while the application runs.
 *
 * <p>Wrong configuration is thrown out of the first observer: the application does not start, and the message lists every
 * problem. Where Jakarta Security or MicroProfile Config is missing, nothing happens.
 */
public class MechanismExtension implements Extension {
    private final OtherMechanism other = new OtherMechanism();
    private @Nullable JwtConfig config;
    private @Nullable ConfiguredAuthenticator started;
    private Optional<CallerPrincipals> principals = Optional.empty();

    void register(@Observes BeforeBeanDiscovery event) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        if (!Presence.of("org.eclipse.microprofile.config.ConfigProvider", application)
                || !Presence.of(
                        "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism",
                        application)) {
            return;
        }
        ConfigSource source = MicroProfileSource.of(application);
        if (!ConfigReader.isWanted(source)) {
            return;
        }
        JwtConfig read = ConfigReader.read(source, application);
        if (read.hook() != Hook.AUTO && read.hook() != Hook.MECHANISM) {
            return;
        }
        config = read;
        // An alternative with a priority is chosen where the application has a mechanism of its own.
        event.addAnnotatedType(JwtMechanism.class, JwtMechanism.class.getName())
                .add(ApplicationScoped.Literal.INSTANCE)
                .add(Alternative.Literal.INSTANCE)
                .add(First.INSTANCE);
    }

    void notice(@Observes ProcessBean<?> event) {
        other.notice(event.getBean());
    }

    void start(@Observes AfterDeploymentValidation event, BeanManager beans) {
        if (config != null) {
            other.choose(beans);
            principals = CallerPrincipals.find(Thread.currentThread().getContextClassLoader());
            started = ConfiguredAuthenticator.start(config, Clock.systemUTC());
        }
    }

    void stop(@Observes BeforeShutdown event) {
        if (started != null) {
            started.close();
        }
    }

    /** The extension of the current application if the mechanism is on in it. Asks CDI, which must be there. */
    public static Optional<MechanismExtension> active() {
        try {
            MechanismExtension extension =
                    CDI.current().select(MechanismExtension.class).get();
            return extension.isOn() ? Optional.of(extension) : Optional.empty();
        } catch (IllegalStateException noContainer) {
            return Optional.empty();
        }
    }

    /** Whether the application has a mechanism of its own, which a server module would replace. */
    public static boolean isAnotherThere() {
        try {
            return CDI.current().select(MechanismExtension.class).get().other().isThere();
        } catch (IllegalStateException noContainer) {
            return false;
        }
    }

    /** Whether requests without a token have somebody to be left to. Known once {@link #startedIn} was called. */
    public boolean isBesideAnother() {
        return other.get().isPresent();
    }

    /** Told by the servlet container's start, which comes after CDI's: what {@code web.xml} says beside the token counts. */
    public void startedIn(ServletContext context) {
        other.orThatOf(context);
    }

    // Methods, not fields, for all that others need: CDI hands out a proxy.

    boolean isOn() {
        return config != null;
    }

    /** What the application is configured with. */
    public JwtConfig config() {
        return requireNonNull(config, "asked only where the mechanism is on");
    }

    /** What verifies. Ends when the application does. */
    public Authenticator authenticator() {
        return requireNonNull(started, "asked only once the application has started")
                .authenticator();
    }

    OtherMechanism other() {
        return other;
    }

    Optional<CallerPrincipals> principals() {
        return principals;
    }
}
