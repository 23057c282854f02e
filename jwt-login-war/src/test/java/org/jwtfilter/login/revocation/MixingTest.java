// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class MixingTest {
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @Test
    void givesEachPlaceOnce() {
        Mixing mixing = new Mixing(SECRET);
        BitSet places = new BitSet();
        for (int position = 0; position < StatusLists.LIST_SIZE; position++) {
            places.set(mixing.at(position));
        }

        assertThat(places.cardinality()).isEqualTo(StatusLists.LIST_SIZE);
        assertThat(places.length()).isEqualTo(StatusLists.LIST_SIZE);
    }

    /** Of a random order about half of the steps go up, and hardly any to the neighbour. */
    @Test
    void followsNoOrder() {
        Mixing mixing = new Mixing(SECRET);
        int up = 0;
        int near = 0;
        for (int position = 1; position < 100_000; position++) {
            int step = mixing.at(position) - mixing.at(position - 1);
            up += step > 0 ? 1 : 0;
            near += Math.abs(step) < 100 ? 1 : 0;
        }

        assertThat(up).isBetween(45_000, 55_000);
        assertThat(near).isLessThan(200);
    }

    @Test
    void isAnotherForAnotherSecret() {
        Mixing one = new Mixing(SECRET);
        Mixing other = new Mixing(SECRET.replace("AAEC", "BAEC"));
        int same = 0;
        for (int position = 0; position < 1000; position++) {
            same += one.at(position) == other.at(position) ? 1 : 0;
        }

        assertThat(same).isLessThan(10);
    }
}
