// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another provider's cryptography, with keys and names of its own. */
final class CryptoProviderTest {
    @BeforeEach
    void register() {
        Security.addProvider(new ForeignProvider());
    }

    @AfterEach
    void forget() {
        Security.removeProvider(ForeignProvider.NAME);
    }

    @ParameterizedTest
    @EnumSource(names = {"PS256", "EDDSA"})
    void givesItKeysOfItsOwnTypeAndCallsItByItsOwnNames(SignatureAlgorithm algorithm) throws Exception {
        CryptoProvider foreign = CryptoProvider.named(ForeignProvider.NAME);

        assertThat(foreign.adopt(TestKeys.verifying(algorithm), algorithm))
                .isInstanceOf(ForeignProvider.ForeignKey.class);
        assertThatCode(() -> algorithm.selfTest(foreign)).doesNotThrowAnyException();
        KeySnapshot read = new KeyParser(List.of(algorithm), foreign)
                .read(TestKeys.jwkOf(TestKeys.verifying(algorithm), "\"kid\":\"a\""));
        assertThat(read.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.key()).isInstanceOf(ForeignProvider.ForeignKey.class));
    }

    @Test
    void looksIntoAForeignKeyBeforeItSaysThatItFits() {
        var foreign = new ForeignProvider.ForeignKey((PublicKey) TestKeys.verifying(SignatureAlgorithm.EDDSA));

        assertThat(SignatureAlgorithm.EDDSA.fits(foreign)).isTrue();
        assertThat(SignatureAlgorithm.RS256.fits(foreign)).isFalse();
        assertThat(SignatureAlgorithm.ES256.fits(foreign)).isFalse();
    }

    @Test
    void isNotTrustedWithWhatItHasNotGot() throws Exception {
        CryptoProvider foreign = CryptoProvider.named(ForeignProvider.NAME);

        for (SignatureAlgorithm missing :
                new SignatureAlgorithm[] {SignatureAlgorithm.RS256, SignatureAlgorithm.PS384}) {
            assertThatThrownBy(() -> missing.selfTest(foreign))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageContaining(missing.joseName());
        }
    }

    @Test
    void leavesAKeyAloneThatDoesNotFit() throws Exception {
        CryptoProvider foreign = CryptoProvider.named(ForeignProvider.NAME);
        var key = TestKeys.verifying(SignatureAlgorithm.EDDSA);

        assertThat(foreign.adopt(key, SignatureAlgorithm.RS256)).isSameAs(key);
    }
}
