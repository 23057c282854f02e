// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.Await;

@Timeout(30)
final class FileSourceTest {
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final KeySource.Unchanged UNCHANGED = new KeySource.Unchanged(Optional.empty());
    private static final String OLD = TestKeys.jwks(TestKeys.jwk("old", TestKeys.ISSUER));
    private static final String NEW = TestKeys.jwks(TestKeys.jwk("new", TestKeys.ISSUER)); // As long as the other.

    private final HandClock clock = new HandClock();

    @TempDir
    private Path directory;

    private Path file;
    private FileSource source;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("keys.json"), OLD);
        source = new FileSource(file);
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void readsTheFileTwiceAndThenNoMore() throws Exception {
        KeySource.Stamp first = stamp(source.read(null));
        KeySource.Stamp second = stamp(source.read(first));

        assertThat(source.read(second)).isEqualTo(UNCHANGED);
        assertThat(source.read(second)).isEqualTo(UNCHANGED);
        assertThat(source.read(null)).isInstanceOf(KeySource.Text.class);
    }

    /** What the second reading is for. */
    @Test
    void seesAChangeThatLeftNoTraceRightAfterTheFirstReading() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        KeySource.Stamp first = stamp(source.read(null));
        Files.writeString(file, NEW);
        Files.setLastModifiedTime(file, time);

        assertThat(text(source.read(first))).isEqualTo(NEW);
    }

    @Test
    void seesAnotherSize() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        KeySource.Stamp settled = settled();
        Files.writeString(file, OLD + " ");
        Files.setLastModifiedTime(file, time);

        assertThat(text(source.read(settled))).isEqualTo(OLD + " ");
    }

    @Test
    void seesAnotherTime() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        KeySource.Stamp settled = settled();
        Files.writeString(file, NEW);
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() - 1000));

        assertThat(text(source.read(settled))).isEqualTo(NEW);
    }

    @Test
    void seesAnotherFileOfTheSameSizeAndTime() throws Exception {
        KeySource.Stamp settled = settled();
        renameOver(NEW, Files.getLastModifiedTime(file));

        assertThat(text(source.read(settled))).isEqualTo(NEW);
    }

    /** As mounted secrets are exchanged. */
    @Test
    void followsALinkThatIsPointedElsewhere() throws Exception {
        Path other = Files.writeString(directory.resolve("other.json"), NEW);
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        source = new FileSource(link);
        KeySource.Stamp settled = settled();
        Path next = Files.createSymbolicLink(directory.resolve("next"), other);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        assertThat(text(source.read(settled))).isEqualTo(NEW);
    }

    @Test
    void readsUpToTheLimitAndNoMore() throws Exception {
        for (int size : new int[] {BoundedText.MAX_BYTES - 1, BoundedText.MAX_BYTES}) {
            Files.writeString(file, "x".repeat(size));
            assertThat(text(source.read(null))).hasSize(size);
        }
        Files.writeString(file, "x".repeat(BoundedText.MAX_BYTES + 1));
        assertThatThrownBy(() -> source.read(null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger");
    }

    @Test
    void readsNothingButFilesOfUtf8() throws Exception {
        Files.write(file, new byte[] {'a', (byte) 0x80});
        assertThatThrownBy(() -> source.read(null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> new FileSource(directory).read(null)).hasMessage("not a regular file");
        Files.delete(file);
        assertThatThrownBy(() -> source.read(null)).isInstanceOf(IOException.class);
    }

    @Test
    void bringsAChangeAtTheNextPoll() throws Exception {
        try (BackgroundKeys keys = watching()) {
            KeySnapshot first = keys.current();
            renameOver(NEW, FileTime.fromMillis(0));

            clock.advance(POLL.minusNanos(1));
            assertThat(keys.looks().good()).isZero();
            clock.advance(Duration.ofNanos(1));
            Await.until("the change is there", () -> keys.looks().good() == 1);
            assertThat(keys.current()).isNotSameAs(first).isEqualTo(TestKeys.parse(NEW));
        }
    }

    @Test
    void keepsTheSameObjectWhileTheFileIsTheSame() throws Exception {
        try (BackgroundKeys keys = watching()) {
            KeySnapshot first = keys.current();
            for (int i = 1; i <= 4; i++) {
                poll(keys);
                assertThat(keys.current()).isSameAs(first);
            }
            assertThat(keys.looks()).isEqualTo(new Looks(4, 0, Optional.of(Duration.ZERO)));

            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            poll(keys);
            assertThat(keys.current()).as("touched, but equal").isSameAs(first);
        }
    }

    /** Even if its size, time and key stay as they were when it was half-written. */
    @Test
    void readsAFileAnewThatWasNoGoodText() throws Exception {
        try (BackgroundKeys keys = watching()) {
            KeySnapshot first = keys.current();
            poll(keys);
            poll(keys);
            FileTime time = FileTime.fromMillis(1_000_000);
            Files.writeString(file, NEW.substring(0, 100) + " ".repeat(NEW.length() - 100));
            Files.setLastModifiedTime(file, time);
            poll(keys);
            assertThat(keys.current()).isSameAs(first);
            assertThat(keys.looks().failed()).isEqualTo(1);

            Files.writeString(file, NEW);
            Files.setLastModifiedTime(file, time);
            poll(keys);
            assertThat(keys.current()).isEqualTo(TestKeys.parse(NEW));
        }
    }

    @Test
    void keepsTheKeysOfAFileThatIsGone() throws Exception {
        try (BackgroundKeys keys = watching()) {
            KeySnapshot first = keys.current();
            Files.delete(file);
            poll(keys);
            assertThat(keys.current()).isSameAs(first);

            Files.writeString(file, NEW);
            poll(keys);
            assertThat(keys.current()).isEqualTo(TestKeys.parse(NEW));
        }
    }

    private BackgroundKeys watching() throws Exception {
        return new BackgroundKeys(
                "the file",
                source,
                TestKeys::parse,
                KeyTiming.ofFile(Duration.ofDays(1)),
                LookListener.NONE,
                clock.background(),
                TestKeys.parse(text(source.read(null))));
    }

    private void poll(BackgroundKeys keys) {
        long before = looks(keys);
        clock.advance(POLL);
        Await.until(
                "a look is over",
                () -> looks(keys) == before + 1 && !clock.pauses().isEmpty());
    }

    private static long looks(BackgroundKeys keys) {
        return keys.looks().good() + keys.looks().failed();
    }

    private KeySource.Stamp settled() throws IOException {
        KeySource.Stamp settled = stamp(source.read(stamp(source.read(null))));
        assertThat(source.read(settled)).isEqualTo(UNCHANGED);
        return settled;
    }

    private void renameOver(String text, FileTime time) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), text);
        Files.setLastModifiedTime(next, time);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static KeySource.Stamp stamp(KeySource.Reading reading) {
        return Objects.requireNonNull(((KeySource.Text) reading).stamp());
    }

    private static String text(KeySource.Reading reading) {
        return ((KeySource.Text) reading).text();
    }
}
