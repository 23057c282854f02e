// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import org.jwtfilter.login.admin.ClientAdministration;
import org.jwtfilter.login.admin.KeyAdministration;
import org.jwtfilter.login.admin.UserAdministration;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.grant.Grants;
import org.jwtfilter.login.login.Login;
import org.jwtfilter.login.revoke.Revocation;
import org.jwtfilter.login.signing.KeysUnreadableException;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.store.StartException;

/**
 * Makes everything at the start, so that what is wrong stops the deployment and not the first request. What it throws ends the start of the
 * application.
 */
@WebListener
public class Startup implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger(Startup.class.getName());

    private final Instance<Object> beans;
    private boolean started;

    @Inject
    Startup(Instance<Object> beans) {
        this.beans = beans;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            // A server may say no to a role that it never heard of.
            event.getServletContext()
                    .declareRoles(beans.select(LoginConfig.class)
                            .get()
                            .realms()
                            .containerGroups()
                            .toArray(String[]::new));
            start();
        } catch (RuntimeException e) {
            // The container prints what it catches in a long trace; this is the sentence to look for.
            LOG.log(Level.ERROR, reason(e));
            throw e;
        }
    }

    private static String reason(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigException
                    || cause instanceof StartException
                    || cause instanceof KeysUnreadableException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "jwt-login cannot start: " + thrown;
    }

    private void start() {
        LoginConfig config = beans.select(LoginConfig.class).get();
        SigningKeys keys = beans.select(SigningKeys.class).get();
        beans.select(Login.class).get();
        beans.select(Grants.class).get();
        beans.select(Revocation.class).get();
        beans.select(KeyLookout.class).get();
        beans.select(ListLookout.class).get();
        beans.select(Sweeper.class).get();
        beans.select(UserAdministration.class).get();
        beans.select(KeyAdministration.class).get();
        beans.select(ClientAdministration.class).get();
        String issuer = config.accessTokens().issuer();
        if (ConfigReader.isLoopback(issuer)) {
            LOG.log(
                    Level.WARNING,
                    "The issuer is a loopback address, fit for this machine only: {0}. Set {1} to the URL that others reach.",
                    issuer,
                    Property.ISSUER.key());
        }
        if (issuer.startsWith("http:") && !ConfigReader.isLoopback(issuer)) {
            LOG.log(
                    Level.WARNING,
                    "The issuer is reached without TLS, as {0} allows: whoever is on the way can read tokens and passwords. {1}",
                    Property.ISSUER_INSECURE.key(),
                    issuer);
        }
        LOG.log(
                Level.INFO,
                "jwt-login issues tokens as {0}, signed by key {1}",
                issuer,
                keys.active().publicHalf().id());
        record(AuditEvent.of(AuditType.STARTED)
                .with(AuditField.KEY, keys.active().publicHalf().id())
                .with(AuditField.ISSUER, issuer));
        started = true;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (started) {
            record(AuditEvent.of(AuditType.STOPPED));
        }
    }

    private void record(AuditEvent event) {
        beans.select(AuditTrail.class).get().record(event);
    }
}
