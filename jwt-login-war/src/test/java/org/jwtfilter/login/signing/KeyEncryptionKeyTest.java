// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyEncryptionKeyTest {
    private static final byte[] SECRET = "a private key".getBytes(US_ASCII);

    private final SecureRandom random = new SecureRandom();
    private final String text = KeyEncryptionKey.generate(random);
    private final KeyEncryptionKey key = KeyEncryptionKey.parse(text).orElseThrow();

    @Test
    void opensWhatItSealed() {
        SealedKey sealed = key.seal(SECRET, "name", random);

        assertThat(key.open(sealed, "name")).hasValue(SECRET);
        assertThat(KeyEncryptionKey.parse(text).orElseThrow().open(sealed, "name"))
                .hasValue(SECRET);
        assertThat(sealed.sealedBy()).isEqualTo(key.id()).hasSize(16);
    }

    @Test
    void opensNothingElse() {
        SealedKey sealed = key.seal(SECRET, "name", random);
        KeyEncryptionKey other =
                KeyEncryptionKey.parse(KeyEncryptionKey.generate(random)).orElseThrow();

        assertThat(other.open(sealed, "name")).isEmpty();
        assertThat(other.open(new SealedKey(other.id(), sealed.text()), "name")).isEmpty();
        assertThat(key.open(sealed, "another name")).isEmpty();
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.text());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(key.open(sealedBytes(changed), "name")).isEmpty();
        }
        for (int length : new int[] {0, 1, 12, 27, 28, bytes.length - 1}) {
            assertThat(key.open(sealedBytes(Arrays.copyOf(bytes, length)), "name"))
                    .isEmpty();
        }
        assertThat(key.open(new SealedKey(key.id(), "*"), "name")).isEmpty();
    }

    @Test
    void neverEncryptsTheSameWayTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(seen.add(key.seal(SECRET, "name", random).text())).isTrue();
        }
    }

    @Test
    void readsThirtyTwoBytesInEitherBase64() {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xef;
        String id = KeyEncryptionKey.of(bytes).orElseThrow().id();
        for (String good : new String[] {
            Base64.getEncoder().encodeToString(bytes),
            Base64.getEncoder().withoutPadding().encodeToString(bytes),
            Base64.getUrlEncoder().encodeToString(bytes),
            " " + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n"
        }) {
            assertThat(KeyEncryptionKey.parse(good).map(KeyEncryptionKey::id)).contains(id);
        }
        for (int length : new int[] {0, 16, 31, 33, 64}) {
            assertThat(KeyEncryptionKey.of(new byte[length])).isEmpty();
            assertThat(KeyEncryptionKey.parse(Base64.getEncoder().encodeToString(new byte[length])))
                    .isEmpty();
        }
        assertThat(KeyEncryptionKey.parse("a".repeat(42) + "*")).isEmpty();
    }

    @Test
    void showsItsNameOnly() {
        assertThat(key).hasToString("KeyEncryptionKey[" + key.id() + "]");
        assertThat(new KeyVault(key, Optional.of(key), random).toString()).doesNotContain(text);
    }

    private SealedKey sealedBytes(byte[] bytes) {
        return new SealedKey(key.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
