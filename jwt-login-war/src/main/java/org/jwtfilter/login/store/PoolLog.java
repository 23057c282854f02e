// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the pool says of connections that a database took along, without the stack trace that comes with each: the cause is in the line. Others
 * in this server may use the same pool; what theirs says stays as it is.
 */
final class PoolLog implements Filter {
    /** Held on to, since a logger that nobody holds is forgotten with its filter. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("com.zaxxer.hikari.pool.ProxyConnection"),
            Logger.getLogger("com.zaxxer.hikari.pool.PoolBase"),
            Logger.getLogger("com.zaxxer.hikari.pool.HikariPool"));

    private final String start;
    private final @Nullable Filter before;

    PoolLog(String poolName, @Nullable Filter before) {
        this.start = poolName + " - ";
        this.before = before;
    }

    /** From now on, for pools of that name. */
    static synchronized void shorten(String poolName) {
        for (Logger logger : LOGGERS) {
            if (!(logger.getFilter() instanceof PoolLog)) {
                logger.setFilter(new PoolLog(poolName, logger.getFilter()));
            }
        }
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        Throwable cause = line.getThrown();
        if (cause != null && line.getMessage() != null && line.getMessage().startsWith(start)) {
            line.setThrown(null);
            line.setMessage(line.getMessage() + ": " + String.valueOf(cause).replaceAll("\\p{Cntrl}+", " "));
        }
        return before == null || before.isLoggable(line);
    }
}
