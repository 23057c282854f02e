// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that anybody logs at any level while it is open. */
public final class LogCapture extends Handler implements AutoCloseable {
    private static final List<String> LOUD = List.of("", "org.jwtfilter", "org.jose4j");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Map<Logger, Level> before = new LinkedHashMap<>();

    public LogCapture() {
        setLevel(Level.ALL);
        for (String name : LOUD) {
            Logger logger = Logger.getLogger(name);
            before.put(logger, logger.getLevel() == null ? Level.INFO : logger.getLevel());
            logger.setLevel(Level.ALL);
        }
        Logger.getLogger("").addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
        before.forEach(Logger::setLevel);
    }

    /** The messages with their parameters filled in, of this level and logger. */
    public List<String> messages(Level level, Class<?> logger) {
        return records.stream()
                .filter(entry ->
                        entry.getLevel().equals(level) && logger.getName().equals(entry.getLoggerName()))
                .map(new SimpleFormatter()::formatMessage)
                .toList();
    }

    /** Every message, with its parameters filled in and the text of what was thrown. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        for (LogRecord entry : records) {
            all.add(new SimpleFormatter().formatMessage(entry));
            if (entry.getThrown() != null) {
                all.add(entry.getThrown().toString());
            }
        }
        return all;
    }

    /** How many entries there are of each level. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        records.forEach(entry -> counts.merge(entry.getLevel().getName(), 1, Integer::sum));
        return counts;
    }
}
