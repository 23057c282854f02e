// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
    private final List<VerificationKey> published = new ArrayList<>(List.of(TestKeys.KEY.publicHalf()));
    private final SigningKeys keys = new SigningKeys() {
        @Override
        public SigningKey active() {
            return TestKeys.KEY;
        }

        @Override
        public List<VerificationKey> published() {
            return List.copyOf(published);
        }
    };

    private final PublishedKeys set = new PublishedKeys(keys, Duration.ofMinutes(5));

    @Test
    void isTaggedAnewWheneverTheKeysChangeAndOnlyThen() {
        Jwks first = set.now();
        assertThat(set.now()).isSameAs(first);

        published.add(SigningKey.of(SigningAlgorithm.ES256, SigningAlgorithm.ES256.newKeyPair())
                .publicHalf());
        Jwks second = set.now();
        assertThat(second.tag()).isNotEqualTo(first.tag());
        assertThat(second.json()).contains(published.get(1).id());

        published.remove(1);
        assertThat(set.now()).isEqualTo(first);
        assertThat(new PublishedKeys(keys, Duration.ofMinutes(5)).now()).isEqualTo(first);
    }
}
