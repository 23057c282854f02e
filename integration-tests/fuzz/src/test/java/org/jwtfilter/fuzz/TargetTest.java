// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TargetTest {
    @ParameterizedTest
    @EnumSource
    void takesItsSeedsAndWhatIsLeftOfThem(Target target) {
        Random random = new Random(1);
        for (String seed : target.seeds()) {
            byte[] bytes = seed.getBytes(UTF_8);
            target.entry().take(bytes);
            for (int i = 0; i < 20; i++) {
                byte[] spoiled = bytes.clone();
                spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt();
                target.entry().take(spoiled);
            }
        }
        target.entry().take(new byte[0]);
    }

    @Test
    void acceptsTheSeedsThatAreGood() {
        assertThat(Judge.ask(Issuer.verifier(Optional.empty()), Seeds.tokens().get(0)))
                .isPresent();
        assertThat(Judge.ask(
                        Issuer.verifier(Optional.of(Recipient.decrypter())),
                        Recipient.encrypt(Seeds.tokens().get(0), "ECDH-ES", "A256GCM")))
                .isPresent();
        for (String claims : Seeds.claims()) {
            String text = Issuer.sign(Issuer.header(), claims.getBytes(UTF_8));
            assertThat(Judge.ask(Issuer.verifier(Optional.empty()), text))
                    .as(claims)
                    .isPresent();
        }
    }

    @Test
    void findsThatThePeerSaysOtherwise() {
        String token = Seeds.tokens().get(0);

        assertThatThrownBy(() -> Peer.agree(token, Map.of("iss", "somebody else")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("by the peer as");
        assertThatThrownBy(() -> Peer.agree(token + "A", Map.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("refused by the peer");
    }

    @Test
    void saysWhichTargetsThereAre() {
        assertThat(Target.named("")).containsExactly(Target.values());
        assertThat(Target.named("token, key")).containsExactly(Target.TOKEN, Target.KEY);
        assertThatThrownBy(() -> Target.named("tokens"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"tokens\"")
                .hasMessageContaining("decryption-key");
    }

    @Test
    void aRunIsCleanOnlyIfItTriedSomethingAndEndedInTime() {
        List<String> output = List.of(
                "#2 INITED cov: 12 ft: 3",
                "#9 NEW cov: 34",
                "stat::number_of_executed_units: 9",
                "stat::slowest_unit_time_sec:    2");

        Run clean = Run.of(Target.KEY, Duration.ofSeconds(1), 0, output, Path.of("log"));

        assertThat(clean.inputs()).isEqualTo(9);
        assertThat(clean.edges()).isEqualTo(34);
        assertThat(clean.slowest()).isEqualTo(2);
        assertThat(clean.clean()).isTrue();
        assertThat(Run.of(Target.KEY, Duration.ofSeconds(1), 77, output, Path.of("log"))
                        .clean())
                .isFalse();
        assertThat(Run.of(Target.KEY, Duration.ofSeconds(1), 0, List.of(), Path.of("log"))
                        .clean())
                .isFalse();
    }
}
