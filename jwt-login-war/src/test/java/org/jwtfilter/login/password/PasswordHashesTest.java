// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashesTest {
    private static final String BCRYPT = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    private static final String JAKARTA =
            "PBKDF2WithHmacSHA256:1000:c2FsdHNhbHRzYWx0c2FsdA==:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EvenPasswordHashes hashes = new EvenPasswordHashes(HashCost.pbkdf2(1000), RANDOM);

    /** Argon2id from test.c of the reference implementation (phc-winner-argon2), bcrypt from the test suite of Openwall's crypt_blowfish. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "differentpassword $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94",
                "U*U " + BCRYPT,
                "U*U* $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
                "U*U*U $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
            })
    void readsHashesThatOthersMade(String password, String hash) {
        assertThat(verify(password, hash)).isTrue();
        assertThat(verify(password + "x", hash)).isFalse();
        assertThat(verify(password.substring(1), hash)).isFalse();
    }

    /** RFC 7914 section 11: PBKDF2-HMAC-SHA-256 (P="passwd", S="salt", c=1, dkLen=64). */
    @Test
    void computesPbkdf2() {
        byte[] salt = "salt".getBytes(StandardCharsets.US_ASCII);

        assertThat(new Pbkdf2(256, 1, 64).compute("passwd".toCharArray(), salt))
                .asHexString()
                .isEqualToIgnoringCase("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
    }

    @Test
    void readsItsOwnHashesInEveryWayOfMakingThem() {
        for (HashCost cost : new HashCost[] {HashCost.pbkdf2(1000), HashCost.argon2id(64, 1)}) {
            EvenPasswordHashes made = new EvenPasswordHashes(cost, RANDOM);
            String hash = made.hash(password("p\u00e4ss"));

            assertThat(made.verify(password("p\u00e4ss"), Optional.of(hash))).isTrue();
            assertThat(made.verify(password("pass"), Optional.of(hash))).isFalse();
            assertThat(made.hash(password("p\u00e4ss"))).isNotEqualTo(hash);
            assertThat(made.isOutdated(hash)).isFalse();
            assertThat(hashes.verify(password("p\u00e4ss"), Optional.of(hash))).isTrue();
        }
        assertThat(hashes.hash(password("x"))).startsWith("$pbkdf2-sha256$i=1000,l=32$");
        assertThat(new EvenPasswordHashes(HashCost.argon2id(64, 1), RANDOM).hash(password("x")))
                .startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    }

    @Test
    void readsTheFormOfJakartaSecurity() {
        HashKind.Stored stored = HashKind.parse(JAKARTA).orElseThrow();

        assertThat(stored.kind()).isEqualTo(new Pbkdf2(256, 1000, 32));
        assertThat(stored.salt()).asString(StandardCharsets.US_ASCII).isEqualTo("saltsaltsaltsalt");
        assertThat(stored.hash()).asString(StandardCharsets.US_ASCII).startsWith("0123456789");
    }

    @Test
    void saysWhatIsOutdated() {
        assertThat(hashes.isOutdated(JAKARTA)).as("another form, the same cost").isFalse();
        assertThat(hashes.isOutdated(JAKARTA.replace(":1000:", ":999:"))).isTrue();
        assertThat(hashes.isOutdated(JAKARTA.replace(":1000:", ":1001:"))).isTrue();
        assertThat(hashes.isOutdated(BCRYPT)).isTrue();
        assertThat(hashes.isOutdated("secret")).isTrue();
    }

    @Test
    void bcryptSeesSeventyTwoBytes() {
        Bcrypt bcrypt = new Bcrypt(4);
        byte[] salt = new byte[16];
        byte[] of72 = bcrypt.compute("x".repeat(72).toCharArray(), salt);

        assertThat(bcrypt.compute("x".repeat(71).toCharArray(), salt)).isNotEqualTo(of72);
        assertThat(bcrypt.compute("x".repeat(73).toCharArray(), salt)).isEqualTo(of72);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2a$17$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$argon2id$v=19$m=262145,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=256,t=51,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=256,t=1,p=17$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=7,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=256,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2i$v=19$m=256,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "PBKDF2WithHmacSHA1:1000:c2FsdHNhbHRzYWx0:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "PBKDF2WithHmacSHA256:10000001:c2FsdHNhbHRzYWx0:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "PBKDF2WithHmacSHA256:0:c2FsdHNhbHRzYWx0:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "$pbkdf2-sha256$i=1000,l=32$c2FsdHNhbHRzYWx0$MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5M!",
            })
    void takesNobodyInByAHashThatItDoesNotUnderstandOrCannotAfford(String hash) {
        assertThat(HashKind.parse(hash)).isEmpty();
        assertThat(verify("secret", hash)).isFalse();
    }

    @Test
    void takesTheMostThatItCanAfford() {
        assertThat(HashKind.parse("$2a$16$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"))
                .isPresent();
        assertThat(HashKind.parse("$argon2id$v=19$m=262144,t=50,p=16$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8"))
                .isPresent();
        assertThat(HashKind.parse(JAKARTA.replace(":1000:", ":10000000:"))).isPresent();
    }

    private boolean verify(String password, String hash) {
        return hashes.verify(password(password), Optional.of(hash));
    }

    private static PlainPassword password(String text) {
        return PlainPassword.parse(text).orElseThrow();
    }
}
