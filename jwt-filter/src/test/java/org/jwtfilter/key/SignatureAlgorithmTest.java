// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jwtfilter.key.SignatureAlgorithm.EDDSA;
import static org.jwtfilter.key.SignatureAlgorithm.ES256;
import static org.jwtfilter.key.SignatureAlgorithm.ES384;
import static org.jwtfilter.key.SignatureAlgorithm.ES512;
import static org.jwtfilter.key.SignatureAlgorithm.HS256;
import static org.jwtfilter.key.SignatureAlgorithm.HS512;
import static org.jwtfilter.key.SignatureAlgorithm.PS256;
import static org.jwtfilter.key.SignatureAlgorithm.RS256;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureAlgorithmTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsNameAndByNothingLikeIt(SignatureAlgorithm algorithm) {
        String name = algorithm.joseName();

        assertThat(SignatureAlgorithm.named(name)).contains(algorithm);
        assertThat(algorithm).hasToString(name);
        for (String odd : List.of(
                name.toLowerCase(Locale.ROOT),
                name + " ",
                " " + name,
                name + "\u0000",
                name.substring(1),
                name + "K")) {
            assertThat(SignatureAlgorithm.named(odd)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "", "EDDSA", "Ed448", "ES256K", "ES521", "RSA-OAEP", "dir", "HS1", "RS1"})
    void isNotFoundByOtherNames(String name) {
        assertThat(SignatureAlgorithm.named(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void fitsTheKeysOfItsOwnFamily(SignatureAlgorithm algorithm) {
        for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
            boolean sameKey = other == algorithm
                    || TestKeys.verifying(other).equals(TestKeys.verifying(algorithm))
                    || (other.symmetric()
                            && algorithm.symmetric()
                            && other.joseName().compareTo(algorithm.joseName()) > 0);

            assertThat(algorithm.fits(TestKeys.verifying(other)))
                    .as("%s by a key for %s", algorithm, other)
                    .isEqualTo(sameKey);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fitsNoPrivateKey(SignatureAlgorithm algorithm) {
        for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
            Key key = TestKeys.signing(other);
            assertThat(!other.symmetric() && algorithm.fits(key)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "HS384", "HS512"})
    void needsASecretAsLongAsItsDigest(SignatureAlgorithm algorithm) {
        assertThat(algorithm.fits(TestKeys.secret(algorithm, -1))).isFalse();
        assertThat(algorithm.fits(TestKeys.secret(algorithm, 0))).isTrue();
        assertThat(algorithm.fits(TestKeys.secret(algorithm, 1))).isTrue();
    }

    @Test
    void readsASecretOfSufficientLengthWhereSecretsAreSwitchedOn() throws Exception {
        String jwk = TestKeys.jwkOf(TestKeys.secret(HS256, 0), "\"kid\":\"s\"");
        String shorter = TestKeys.jwkOf(TestKeys.secret(HS256, -1), "\"kid\":\"s\"");

        assertThat(TestKeys.parse(jwk, HS256).named("s", HS256)).isPresent();
        assertThat(TestKeys.parse(TestKeys.jwks(jwk), RS256, HS512, HS256).named("s", HS256))
                .isPresent();
        assertThatThrownBy(() -> TestKeys.parse(jwk, RS256)).isInstanceOf(KeyFormatException.class);
        assertThatThrownBy(() -> TestKeys.parse(jwk, HS512)).isInstanceOf(KeyFormatException.class);
        assertThatThrownBy(() -> TestKeys.parse(shorter, HS256)).isInstanceOf(KeyFormatException.class);
    }

    @Test
    void refusesEd448() {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            assertThat(algorithm.fits(TestKeys.edwards("Ed448").getPublic())).isFalse();
        }
        String goldilocks = TestKeys.jwkOf(TestKeys.edwards("Ed448").getPublic(), "\"kid\":\"g\"");
        assertThatThrownBy(() -> TestKeys.parse(goldilocks, EDDSA)).isInstanceOf(KeyFormatException.class);
        assertThatThrownBy(() -> TestKeys.parse(TestKeys.pem(TestKeys.edwards("Ed448")), EDDSA))
                .isInstanceOf(KeyFormatException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "PS512", "ES256", "ES384", "ES512", "EDDSA"})
    void hasKeysInPemAndInJson(SignatureAlgorithm algorithm) throws Exception {
        Key key = TestKeys.verifying(algorithm);
        String pem = TestKeys.pem("PUBLIC KEY", key);

        assertThat(TestKeys.parse(pem, algorithm).only(algorithm).orElseThrow().key())
                .isEqualTo(key);
        assertThat(TestKeys.parse(pem.replaceAll("-----[^-]+-----", ""), algorithm)
                        .only(algorithm)
                        .orElseThrow()
                        .key())
                .isEqualTo(key);
        assertThat(TestKeys.parse(TestKeys.jwkOf(key, "\"kid\":\"a\""), algorithm)
                        .named("a", algorithm))
                .isPresent();
    }

    @Test
    void bindsAKeyToOneAlgorithm() throws Exception {
        String rsa = TestKeys.jwk("a", TestKeys.ISSUER);
        String bound = TestKeys.jwkWith("\"kid\":\"a\",\"alg\":\"PS256\"", TestKeys.ISSUER);

        assertThat(TestKeys.parse(rsa, ES256, RS256, PS256).keys())
                .extracting(VerificationKey::algorithm)
                .containsExactly(RS256);
        assertThat(TestKeys.parse(rsa, PS256, RS256).keys())
                .extracting(VerificationKey::algorithm)
                .containsExactly(PS256);
        assertThat(TestKeys.parse(bound, RS256, PS256).keys())
                .extracting(VerificationKey::algorithm)
                .containsExactly(PS256);
        assertThatThrownBy(() -> TestKeys.parse(bound, RS256)).isInstanceOf(KeyFormatException.class);
        assertThatThrownBy(() -> TestKeys.parse(TestKeys.jwkOf(TestKeys.verifying(ES384), ""), ES256, ES512))
                .isInstanceOf(KeyFormatException.class);
        assertThatThrownBy(() -> new VerificationKey("a", TestKeys.verifying(ES384), ES256))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsSecretsOutOfTheTextOfAKey() {
        assertThat(new VerificationKey("a", TestKeys.secret(HS256, 0), HS256))
                .hasToString("VerificationKey[id=a, algorithm=HS256]");
    }

    @ParameterizedTest
    @EnumSource
    void passesItsSelfTestOnTheJdk(SignatureAlgorithm algorithm) {
        assertThatCode(() -> algorithm.selfTest(CryptoProvider.JDK)).doesNotThrowAnyException();
    }

    @Test
    void passesItsSelfTestOnANamedProviderThatHasIt() throws Exception {
        CryptoProvider rsa = CryptoProvider.named("SunRsaSign");
        CryptoProvider ec = CryptoProvider.named("SunEC");

        assertThatCode(() -> RS256.selfTest(rsa)).doesNotThrowAnyException();
        assertThatCode(() -> ES512.selfTest(ec)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ES256.selfTest(rsa))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("ES256");
        assertThatThrownBy(() -> CryptoProvider.named("NoSuchProvider")).isInstanceOf(GeneralSecurityException.class);
    }
}
