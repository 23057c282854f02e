// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A secret in a file, as Docker, Kubernetes and systemd mount them: one line of UTF-8. Who may read the file is theirs to say: they mount it
 * readable for all in a container that nobody else is in.
 */
final class SecretFile {
    static final int MAX_BYTES = 4096;
    static final String ACCEPTED =
            "an absolute path of a file with one line of at most " + MAX_BYTES + " bytes in UTF-8";

    /** Why the file cannot be used. The message ends a sentence about its path, and holds nothing of what is in it. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    private SecretFile() {}

    /** The line in the file at {@code path}, without its end and otherwise as it is, spaces too. */
    static String read(String path) throws UnusableException {
        Optional<Path> file = Values.path(path);
        if (file.isEmpty()) {
            throw new UnusableException("is no absolute path");
        }
        if (Files.notExists(file.get())) {
            throw new UnusableException("is not there");
        }
        if (Files.isDirectory(file.get())) {
            throw new UnusableException("is a directory");
        }
        return line(bytes(file.get()));
    }

    private static byte[] bytes(Path file) throws UnusableException {
        try (InputStream input = Files.newInputStream(file)) {
            // Not by the size that the file system tells, which is 0 for a pipe.
            byte[] bytes = input.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnusableException("has more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnusableException("cannot be read by the user who runs this server");
        }
    }

    private static String line(byte[] bytes) throws UnusableException {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UnusableException("is not UTF-8 text");
        }
        // Editors and echo end a line, and nobody means that.
        String line = text.replaceFirst("\r?\n\\z", "");
        if (line.isEmpty()) {
            throw new UnusableException("is empty");
        }
        if (line.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new UnusableException("has more than one line");
        }
        return line;
    }
}
