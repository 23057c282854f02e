// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CandidatesTest {
    private static final Map<Algorithm, Tokens> TOKENS = new EnumMap<>(Algorithm.class);

    static Stream<Arguments> pairs() {
        return Arrays.stream(Algorithm.values())
                .flatMap(algorithm -> Candidates.doing(algorithm).stream()
                        .map(candidate -> Arguments.of(algorithm, candidate.name())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pairs")
    void acceptsTheGoodTokenAndRefusesTheBadOnes(Algorithm algorithm, String name) throws Exception {
        Tokens tokens = tokens(algorithm);
        Candidate candidate = Candidates.named(name);
        Verification verification = candidate.verification(tokens.trust());
        Token good = tokens.good(1).get(0);

        assertThat(Proof.accepts(verification, good)).isTrue();
        assertThat(Proof.accepts(verification, good.withChangedSignature())).isFalse();
        assertThat(Proof.accepts(verification, tokens.byStranger(1).get(0))).isFalse();
        if (candidate.role() != Candidate.Role.LIMIT) {
            assertThat(Proof.accepts(verification, tokens.expired(1).get(0))).isFalse();
            assertThat(Proof.accepts(verification, tokens.forAnotherAudience(1).get(0)))
                    .isFalse();
            assertThat(Proof.accepts(verification, good.garbage())).isFalse();
        }
    }

    @Test
    void theProofFindsOutWhoAcceptsAnything() throws Exception {
        Candidate credulous = new Candidate("credulous", Candidate.Role.PEER, Set.of(), trust -> token -> token);

        assertThatThrownBy(() -> Proof.check(
                        credulous,
                        credulous.verification(tokens(Algorithm.ES256).trust()),
                        tokens(Algorithm.ES256)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("accepts a bad token");
    }

    @Test
    void theTokenIsOfTheSizeThatIsSaid() throws Exception {
        assertThat(tokens(Algorithm.RS256).good(1).get(0).text()).hasSizeBetween(940, 980);
    }

    /** One for each algorithm: new RSA keys take their time. */
    private static Tokens tokens(Algorithm algorithm) throws GeneralSecurityException {
        Tokens tokens = TOKENS.get(algorithm);
        if (tokens == null) {
            tokens = Tokens.signedWith(algorithm);
            TOKENS.put(algorithm, tokens);
        }
        return tokens;
    }
}
