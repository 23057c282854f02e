// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.RemoteKeys;

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

    static JwtConfig.Keys given(String text) throws UnusableException {
        try {
            return new JwtConfig.Keys.Given(KeyParser.parse(text));
        } catch (KeyFormatException e) {
            throw new UnusableException("a public key, but " + e.getMessage());
        }
    }

    JwtConfig.Keys resolve(String location, RemoteKeys.Timing timing) throws UnusableException {
        String lower = location.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            return new JwtConfig.Keys.At(url(location), timing);
        }
        return given(read(location));
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

    private String read(String location) throws UnusableException {
        try {
            if (location.startsWith(CLASSPATH)) {
                return resource(location.substring(CLASSPATH.length()));
            }
            Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    return text(in);
                }
            }
            return resource(location);
        } catch (IOException e) {
            throw new UnusableException("a file that can be read, but this one cannot");
        } catch (IllegalArgumentException e) {
            throw new UnusableException(Property.PUBLIC_KEY_LOCATION.accepted());
        }
    }

    private String resource(String name) throws IOException, UnusableException {
        try (InputStream in = application.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name)) {
            if (in == null) {
                throw new UnusableException(
                        Property.PUBLIC_KEY_LOCATION.accepted() + ", but there is no such file or resource");
            }
            return text(in);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
}
