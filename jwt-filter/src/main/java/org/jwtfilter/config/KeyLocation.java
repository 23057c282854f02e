// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jwtfilter.key.DecryptionKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.KeyReader;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeyTiming;

/**
 * Finds the key text that {@code mp.jwt.verify.publickey.location} means: an http(s) URL is only noted, a file or class path
 * resource is read at once (MicroProfile JWT 2.1 section 9.2.3).
 */
final class KeyLocation {
    private static final int MAX_BYTES = 512 * 1024;
    private static final String CLASSPATH = "classpath:";

    /** The location holds no usable key. The message is a sentence for the deployer. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String accepted;

        UnusableException(String accepted) {
            super(accepted);
            this.accepted = accepted;
        }

        /** What would be accepted, and why this was not. */
        String accepted() {
            return accepted;
        }
    }

    private final ClassLoader application;

    KeyLocation(ClassLoader application) {
        this.application = application;
    }

    static JwtConfig.Keys given(String text, KeyReader reader) throws UnusableException {
        return new JwtConfig.Keys.Given(keys(text, reader));
    }

    /** An http(s) URL is only noted; a file or resource must be there and hold keys now. */
    JwtConfig.Keys resolve(String location, KeyParser reader, KeyTiming timing) throws UnusableException {
        String lower = location.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            return new JwtConfig.Keys.At(url(location), reader, timing);
        }
        Optional<Path> file = file(location, Property.PUBLIC_KEY_LOCATION);
        KeySnapshot first = keys(read(location, Property.PUBLIC_KEY_LOCATION), reader);
        return file.isPresent()
                ? new JwtConfig.Keys.In(file.get(), first, reader, KeyTiming.ofFile(timing.trust()))
                : new JwtConfig.Keys.Given(first);
    }

    /** Our own private keys; from a file or resource only, for MicroProfile JWT gives no other place on purpose. */
    DecryptionKeys decryptionKeys(String location) throws UnusableException {
        try {
            return DecryptionKeys.read(read(location, Property.DECRYPT_KEY_LOCATION));
        } catch (KeyFormatException e) {
            throw new UnusableException("a private key, but " + e.getMessage());
        }
    }

    private static KeySnapshot keys(String text, KeyReader reader) throws UnusableException {
        try {
            return reader.read(text);
        } catch (KeyFormatException e) {
            throw new UnusableException("a public key, but " + e.getMessage());
        }
    }

    private static URI url(String location) throws UnusableException {
        try {
            URI uri = URI.create(location);
            if (uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new UnusableException("a URL with a host and without a user or password");
    }

    private String read(String location, Property property) throws UnusableException {
        try {
            Optional<Path> file = file(location, property);
            if (file.isEmpty()) {
                boolean said = location.startsWith(CLASSPATH);
                return resource(said ? location.substring(CLASSPATH.length()) : location, property);
            }
            try (InputStream in = Files.newInputStream(file.get())) {
                return text(in);
            }
        } catch (IOException e) {
            throw new UnusableException("a file that can be read, but this one cannot");
        }
    }

    /** The file that a location means, empty if it can only be a resource. */
    private static Optional<Path> file(String location, Property property) throws UnusableException {
        if (location.startsWith(CLASSPATH)) {
            return Optional.empty();
        }
        try {
            Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
            return Optional.of(file).filter(Files::isRegularFile);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(property.accepted());
        }
    }

    private String resource(String name, Property property) throws IOException, UnusableException {
        try (InputStream in = application.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name)) {
            if (in == null) {
                throw new UnusableException(property.accepted() + ", but there is no such file or resource");
            }
            return text(in);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
}
