// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jwtfilter.replaced.ReplacedBean;

/**
 * The mechanism that the application has beside ours: a bean of its own, or one that the server makes of an annotation such as
 * {@code @BasicAuthenticationMechanismDefinition}.
 */
final class OtherMechanism {
    /** By name: the extension, which knows this class, must load where the type is missing. */
    private static final String TYPE =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";

    private static final Logger LOG = System.getLogger(OtherMechanism.class.getName());

    private final ReplacedBean bean = new ReplacedBean(TYPE, JwtMechanism.class.getName());
    private volatile Optional<HttpAuthenticationMechanism> basic = Optional.empty();

    /** Called for every bean there is. */
    void notice(Bean<?> each) {
        bean.notice(each);
    }

    boolean isThere() {
        return bean.isThere();
    }

    /** @throws jakarta.enterprise.inject.AmbiguousResolutionException if the application does not say which of several */
    void choose(BeanManager manager) {
        bean.choose(manager);
    }

    /** {@code BASIC} in {@code web.xml} counts where there is no bean. The other methods cannot be done from here. */
    void orThatOf(ServletContext context) {
        Optional<LoginConfig> login = isThere() ? Optional.empty() : LoginConfig.of(context);
        if (login.isPresent() && login.get().method().equalsIgnoreCase("BASIC")) {
            basic = Optional.of(new BasicLogin(login.get().realm()));
        } else if (login.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "login-config {0} in web.xml has no effect beside jwt-filter; an annotation of Jakarta Security has",
                    login.get().method());
        }
    }

    Optional<HttpAuthenticationMechanism> get() {
        return bean.get().map(HttpAuthenticationMechanism.class::cast).or(() -> basic);
    }
}
