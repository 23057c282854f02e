// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.Security;
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
