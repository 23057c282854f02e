// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {
    private static final int MANY = 100_000;

    /** Chi-square of 256 values, 255 degrees of freedom: beyond these once in some hundred million runs. */
    private static final double LEAST = 140;

    private static final double MOST = 400;

    private final SecureRandom random = new SecureRandom();

    @Test
    void manyTokensAndTheirSuccessorsAreAllDifferentAndShowNoPattern() {
        Set<String> seen = new HashSet<>();
        long[] first = new long[256];
        long[] secret = new long[256];
        for (int i = 0; i < MANY; i++) {
            RefreshToken token = RefreshToken.first(random);
            RefreshToken next = token.successor(RefreshToken.newSalt(random));
            seen.add(token.text());
            seen.add(next.text());
            count(token, 0, first);
            count(next, 16, secret);
        }
        assertThat(seen).hasSize(2 * MANY);
        assertThat(chiSquare(first)).isBetween(LEAST, MOST);
        assertThat(chiSquare(secret)).isBetween(LEAST, MOST);
    }

    @Test
    void takesNoTimeOverWhatIsLong() {
        String almost = "A".repeat(50_000);
        long begin = System.nanoTime();
        assertThat(RefreshToken.parse(almost)).isEmpty();
        assertThat(RefreshToken.parse(almost + "!")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(100));
    }

    private static void count(RefreshToken token, int from, long[] counts) {
        byte[] bytes = Base64.getUrlDecoder().decode(token.text());
        for (int i = from; i < bytes.length; i++) {
            counts[bytes[i] & 0xff]++;
        }
    }

    private static double chiSquare(long[] counts) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double expected = all / 256.0;
        double sum = 0;
        for (long count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }
}
