// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that lines are added to and that only its owner may read. Who renames or removes it, as logrotate does, finds a new one at the next
 * line: no signal and no restart are needed.
 */
public final class AuditFile implements AutoCloseable {
    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable Object key;

    private AuditFile(Path path) {
        this.path = path;
    }

    /**
     * Opens {@code path} for adding, or makes it. The directory must be there.
     *
     * @throws StartException if that cannot be done, or others may read the file
     */
    public static AuditFile open(Path path) {
        AuditFile file = new AuditFile(path);
        try {
            file.reopen();
        } catch (IOException e) {
            throw new StartException(
                    "The audit file " + path + " cannot be written: "
                            + e.getClass().getSimpleName(),
                    e);
        }
        OwnerOnly.check(path);
        return file;
    }

    /** Adds {@code line} and its end in one write, so that lines of several writers do not mix. */
    public synchronized void append(String line) throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen() || isMoved()) {
            open = reopen();
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private boolean isMoved() throws IOException {
        try {
            Object now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return now != null && !now.equals(key);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private FileChannel reopen() throws IOException {
        close();
        FileChannel opened = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                OwnerOnly.fileAttributes(path));
        channel = opened;
        key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return opened;
    }
}
