// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.DecryptionKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.key.VerificationKey;

/**
 * Test vectors that others have made. They are not part of this repository: the system property {@code vectors.directory}, taken
 * from the root of the repository, says where they are, else they are looked for in a folder {@code shared} beside it.
 */
final class Vectors {
    private static final List<String> USUAL_PLACES = List.of("../../shared/vectors", "../shared/vectors");
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth");

    private Vectors() {}

    /** A file of the vectors; where there are none the test is skipped. */
    static Path file(String name) {
        String configured = System.getProperty("vectors.directory");
        List<Path> places = Stream.ofNullable(configured)
                .flatMap(place -> place.isEmpty() ? Stream.empty() : Stream.of(place))
                .map(root()::resolve)
                .toList();
        if (places.isEmpty()) {
            places = USUAL_PLACES.stream().map(root()::resolve).toList();
        }
        Optional<Path> place = places.stream().filter(Files::isDirectory).findFirst();
        assumeTrue(
                place.isPresent(),
                "skipped: no test vectors in " + places + "; -Dvectors.directory says where they are");
        return place.orElseThrow().resolve(name);
    }

    /** The outermost folder above us that has a {@code pom.xml}. */
    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        for (Path above = root; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve("pom.xml"))) {
                root = above;
            }
        }
        return root;
    }

    static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> json(Path file) {
        return json(text(file));
    }

    static Map<String, Object> json(String text) {
        try {
            return JsonUtil.parseJson(text);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // A JSON object: its names are strings.
    static Map<String, Object> object(Map<String, Object> in, String name) {
        return (Map<String, Object>) Objects.requireNonNull(in.get(name), name);
    }

    @SuppressWarnings("unchecked") // A JSON object: its names are strings.
    static List<Map<String, Object>> objects(Map<String, Object> in, String name) {
        return new ArrayList<>((List<Map<String, Object>>) Objects.requireNonNull(in.get(name), name));
    }

    /** A JWK without what only its owner may know; a secret stays one. */
    static Map<String, Object> publicHalf(Map<String, Object> jwk) {
        Map<String, Object> half = new LinkedHashMap<>(jwk);
        half.keySet().removeAll(PRIVATE);
        return half;
    }

    /**
     * Whether the token is signed by one of the keys, by everything that stands between its text and the rules for claims.
     *
     * @param keys a JWK or a JWKS
     */
    static boolean signed(String text, Map<String, Object> keys) {
        try {
            CompactToken token = CompactToken.parse(text, CompactToken.bytes(text));
            TokenHeader header = TokenHeader.of(token.header());
            token.decoded(1);
            KeySnapshot known =
                    new KeyParser(List.of(SignatureAlgorithm.values()), CryptoProvider.JDK).read(JsonUtil.toJson(keys));
            Optional<VerificationKey> key = header.keyId() == null
                    ? known.only(header.algorithm())
                    : known.named(header.keyId(), header.algorithm());
            return key.isPresent()
                    && header.algorithm()
                            .verify(token.signature(), key.get().key(), token.signed(), CryptoProvider.JDK);
        } catch (TokenRejectedException | KeyFormatException e) {
            return false;
        }
    }

    /** Whether a key that can verify is in the text of a JWK or a JWKS. */
    static boolean readable(String keys) {
        return !ids(keys).isEmpty();
    }

    /** The ids of the keys in the text of a JWK or a JWKS that can verify. */
    static List<String> ids(String keys) {
        try {
            return new KeyParser(List.of(SignatureAlgorithm.values()), CryptoProvider.JDK)
                    .read(keys).keys().stream()
                            .map(key -> String.valueOf(key.id()))
                            .toList();
        } catch (KeyFormatException e) {
            return List.of();
        }
    }

    /** What the text holds encrypted, empty if it cannot be opened with this private JWK. */
    static Optional<String> opened(String text, Map<String, Object> jwk) {
        try {
            TokenDecrypter decrypter =
                    new TokenDecrypter(DecryptionKeys.read(JsonUtil.toJson(jwk)), TokenDecrypter.KEY_MANAGEMENT);
            CompactToken token = CompactToken.parse(text, CompactToken.bytes(text));
            return Optional.of(decrypter.plaintext(text, decrypter.header(token)));
        } catch (TokenRejectedException | KeyFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the text asks for an encryption that we do not do, so that nobody looks for a key. */
    static boolean refusedUnopened(String text) {
        try {
            TokenDecrypter decrypter = new TokenDecrypter(
                    DecryptionKeys.read(TestKeys.privatePem(TestKeys.ISSUER)), TokenDecrypter.KEY_MANAGEMENT);
            decrypter.header(CompactToken.parse(text, CompactToken.bytes(text)));
            return false;
        } catch (TokenRejectedException e) {
            return e.rejection() == Rejection.ENCRYPTION_NOT_ALLOWED;
        } catch (KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** File names below a folder, in order. */
    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
