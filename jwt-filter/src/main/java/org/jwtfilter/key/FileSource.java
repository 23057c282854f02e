// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a key text from a file: at most {@value BoundedText#MAX_BYTES} bytes of UTF-8. A file that looks unchanged is not
 * read again.
 *
 * <p>The file may be replaced by renaming another over it, by pointing a symbolic link elsewhere, or by writing into it. One
 * that is read half-written is no good text, so its stamp is never in use, and it is read again at the next look.
 */
public final class FileSource implements KeySource {
    /**
     * How a file looked just before it was read.
     *
     * @param key which file it is, null where the file system does not tell
     * @param settled whether the file already looked like this at the look before
     */
    private record Version(
            long size, FileTime modified, @Nullable Object key, boolean settled) implements Stamp {
        boolean fits(BasicFileAttributes file) {
            return size == file.size()
                    && modified.equals(file.lastModifiedTime())
                    && Objects.equals(key, file.fileKey());
        }
    }

    private final Path path;

    public FileSource(Path path) {
        this.path = requireNonNull(path, "path");
    }

    @Override
    public Reading read(@Nullable Stamp known) throws IOException {
        // Before the text: a change in between is then seen at the next look.
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        if (!file.isRegularFile()) {
            // To open a pipe could take for ever.
            throw new IOException("not a regular file");
        }
        Version before = known instanceof Version version && version.fits(file) ? version : null;
        if (before != null && before.settled()) {
            return new Unchanged(Optional.empty());
        }
        // Once more after it has stopped changing: what is written within one tick of the file system's clock leaves
        // the
        // time as it was.
        Version now = new Version(file.size(), file.lastModifiedTime(), file.fileKey(), before != null);
        try (InputStream in = Files.newInputStream(path)) {
            return new Text(
                    BoundedText.of(in.readNBytes(BoundedText.MAX_BYTES + 1), BoundedText.MAX_BYTES),
                    now,
                    Optional.empty());
        }
    }
}
