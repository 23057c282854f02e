// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolLogTest {
    private static final SQLException CAUSE = new SQLException("gone\naway", "08006");

    @Test
    void ourPoolSaysWhyInOneLine() {
        LogRecord line = line("ours - Connection 1 marked as broken", CAUSE);

        assertThat(new PoolLog("ours", null).isLoggable(line)).isTrue();
        assertThat(line.getThrown()).isNull();
        assertThat(line.getMessage())
                .isEqualTo("ours - Connection 1 marked as broken: java.sql.SQLException: gone away");
    }

    @Test
    void thoseOfOthersStayAsTheyAre() {
        LogRecord line = line("theirs - Connection 1 marked as broken", CAUSE);

        assertThat(new PoolLog("ours", null).isLoggable(line)).isTrue();
        assertThat(line.getThrown()).isSameAs(CAUSE);
        assertThat(line.getMessage()).isEqualTo("theirs - Connection 1 marked as broken");
    }

    @Test
    void aLineWithoutACauseOrAMessageStaysAsItIs() {
        LogRecord plain = line("ours - Start completed", null);
        LogRecord empty = line(null, CAUSE);

        assertThat(new PoolLog("ours", null).isLoggable(plain)).isTrue();
        assertThat(new PoolLog("ours", null).isLoggable(empty)).isTrue();
        assertThat(plain.getMessage()).isEqualTo("ours - Start completed");
        assertThat(empty.getThrown()).isSameAs(CAUSE);
    }

    @Test
    void theFilterThatWasThereBeforeHasItsSay() {
        LogRecord line = line("ours - Connection 1 marked as broken", CAUSE);

        assertThat(new PoolLog("ours", any -> false).isLoggable(line)).isFalse();
    }

    private static LogRecord line(@Nullable String message, @Nullable Throwable thrown) {
        LogRecord line = new LogRecord(Level.WARNING, message);
        line.setThrown(thrown);
        return line;
    }
}
