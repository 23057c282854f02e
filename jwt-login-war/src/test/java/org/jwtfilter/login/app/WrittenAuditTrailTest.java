// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.store.AuditFile;

class WrittenAuditTrailTest {
    private static final String LINE =
            "{\"time\":\"2026-03-01T12:00:00.000Z\",\"event\":\"login\",\"user\":\"{0} al\\u00efce\"}";
    private static final AuditEvent EVENT = AuditEvent.of(AuditType.LOGIN).with(AuditField.USER, "{0} al\u00efce");

    @TempDir
    Path directory;

    private final Logger logger = Logger.getLogger(WrittenAuditTrail.LOGGER);
    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void writesIntoTheFileAndNotIntoTheLog() throws Exception {
        Path path = directory.resolve("audit.jsonl");
        try (AuditFile file = AuditFile.open(path)) {
            trail(Optional.of(file)).record(EVENT);
        }
        assertThat(Files.readAllLines(path)).containsExactly(LINE);
        assertThat(logged).isEmpty();
    }

    @Test
    void writesIntoTheLogWithoutAFile() {
        trail(Optional.empty()).record(EVENT);

        assertThat(logged).containsExactly(LINE);
    }

    @Test
    void writesIntoTheLogWhatTheFileDoesNotTake() throws Exception {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        try (AuditFile file = AuditFile.open(gone.resolve("audit.jsonl"))) {
            Files.delete(gone.resolve("audit.jsonl"));
            Files.delete(gone);

            trail(Optional.of(file)).record(EVENT);
            assertThat(logged).containsExactly(LINE);

            Files.createDirectory(gone);
            trail(Optional.of(file)).record(EVENT);
            assertThat(Files.readAllLines(gone.resolve("audit.jsonl"))).containsExactly(LINE);
        }
    }

    @Test
    void tellsObserversAndSurvivesThem() {
        List<AuditEvent> seen = new ArrayList<>();
        new WrittenAuditTrail(new TestClock(), Optional.empty(), seen::add).record(EVENT);
        assertThat(seen).containsExactly(EVENT);

        WrittenAuditTrail failing = new WrittenAuditTrail(new TestClock(), Optional.empty(), event -> {
            throw new IllegalStateException("an observer's own");
        });
        assertThatCode(() -> failing.record(EVENT)).doesNotThrowAnyException();
        assertThat(logged).hasSize(2);
    }

    private static WrittenAuditTrail trail(Optional<AuditFile> file) {
        return new WrittenAuditTrail(new TestClock(), file, event -> {});
    }
}
