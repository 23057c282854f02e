// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.lang.System.Logger.Level;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Flyway's log, a step quieter: its account of every start is for debugging, and that it likes another version better is no warning. */
public final class FlywayLog implements Log, LogCreator {
    private static final System.Logger LOG = System.getLogger(FlywayLog.class.getName());

    @Override
    public Log createLogger(Class<?> source) {
        return this;
    }

    @Override
    public boolean isDebugEnabled() {
        return LOG.isLoggable(Level.TRACE);
    }

    @Override
    public void debug(String message) {
        LOG.log(Level.TRACE, message);
    }

    @Override
    public void info(String message) {
        LOG.log(Level.DEBUG, message);
    }

    @Override
    public void notice(String message) {
        LOG.log(Level.DEBUG, message);
    }

    @Override
    public void warn(String message) {
        LOG.log(Level.INFO, message);
    }

    @Override
    public void error(String message) {
        LOG.log(Level.ERROR, message);
    }

    @Override
    public void error(String message, Exception e) {
        LOG.log(Level.ERROR, message, e);
    }
}
