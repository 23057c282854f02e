// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusBitsTest {
    private record Vector(int bits, String lst, Map<Integer, Integer> statuses) {
        @Override
        public String toString() {
            return bits + " bits";
        }
    }

    /** draft-ietf-oauth-status-list-20 section 4.1 and 4.2, first example. */
    @Test
    void unpacksTheDraftsListOfOneBit() throws Exception {
        StatusBits bits = StatusBits.unpack(1, "eNrbuRgAAhcBXQ");

        assertThat(statuses(bits)).containsExactly(1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1);
    }

    /** The same sections, second example. */
    @Test
    void unpacksTheDraftsListOfTwoBits() throws Exception {
        StatusBits bits = StatusBits.unpack(2, "eNo76fITAAPfAgc");

        assertThat(statuses(bits)).containsExactly(1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3);
    }

    /** The draft's appendix, every index of a million. */
    @ParameterizedTest
    @MethodSource("vectors")
    void unpacksTheDraftsLargeLists(Vector vector) throws Exception {
        StatusBits bits = StatusBits.unpack(vector.bits, vector.lst);

        assertThat(bits.size()).isEqualTo(1 << 20);
        for (int index = 0; index < 1 << 20; index++) {
            if (bits.at(index) != vector.statuses.getOrDefault(index, 0)) {
                assertThat(bits.at(index)).as("index %s", index).isEqualTo(vector.statuses.getOrDefault(index, 0));
            }
        }
        assertThat(bits.at(1 << 20)).isEqualTo(StatusBits.OUT_OF_RANGE);
    }

    static List<Vector> vectors() {
        List<Vector> vectors = new ArrayList<>();
        for (String line : text().split("\n")) {
            String[] words = line.split(" ");
            if (line.startsWith("bits ")) {
                vectors.add(new Vector(Integer.parseInt(words[1]), "", new HashMap<>()));
            } else if (line.startsWith("lst ")) {
                Vector last = vectors.remove(vectors.size() - 1);
                vectors.add(new Vector(last.bits, words[1], last.statuses));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                vectors.get(vectors.size() - 1).statuses.put(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
            }
        }
        assertThat(vectors).hasSize(4);
        return vectors;
    }

    private static String text() {
        try (InputStream in = StatusBitsTest.class.getResourceAsStream("/status/vectors.txt")) {
            return new String(requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void endsWhereItEnds() throws Exception {
        StatusBits bits = StatusBits.unpack(1, pack(new byte[] {0, (byte) 0x80}));

        assertThat(bits.at(14)).isZero();
        assertThat(bits.at(15)).isEqualTo(1);
        for (int beyond : new int[] {16, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            assertThat(bits.at(beyond)).as("%s", beyond).isEqualTo(StatusBits.OUT_OF_RANGE);
        }
    }

    @Test
    void knowsNoIndexOfAnEmptyList() throws Exception {
        assertThat(StatusBits.unpack(1, pack(new byte[0])).at(0)).isEqualTo(StatusBits.OUT_OF_RANGE);
    }

    /** Ten kilobytes that would become ten megabytes stop at the limit. */
    @Test
    void stopsUnpackingAtTheLimit() throws Exception {
        int limit = 100_000;
        assertThat(StatusBits.unpack(8, pack(new byte[limit - 1]), limit).size())
                .isEqualTo(limit - 1);
        assertThat(StatusBits.unpack(8, pack(new byte[limit]), limit).size()).isEqualTo(limit);

        assertThatThrownBy(() -> StatusBits.unpack(8, pack(new byte[limit + 1]), limit))
                .isInstanceOf(StatusFormatException.class)
                .hasMessage("lst unpacks to more than 100000 bytes");
        assertThatThrownBy(() -> StatusBits.unpack(8, pack(new byte[10_000_000]), limit))
                .isInstanceOf(StatusFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, -1, 5, 7, 9, 16, 4294967297L, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesOtherWidths(long bits) {
        assertThatThrownBy(() -> StatusBits.unpack(bits, "eNrbuRgAAhcBXQ")).isInstanceOf(StatusFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eNrbuRgAAhcBXQ==",
                "eNrbuRgAAhcBX",
                "eNrbuRgAAhcBXA",
                "eNrb",
                "!",
                "eNrbuRgAAhcBXQAA",
                "AAAAAAAA",
                "ü"
            })
    void refusesWhatIsNotPacked(String lst) {
        assertThatThrownBy(() -> StatusBits.unpack(1, lst)).isInstanceOf(StatusFormatException.class);
    }

    private static List<Integer> statuses(StatusBits bits) {
        List<Integer> statuses = new ArrayList<>();
        for (int index = 0; index < bits.size(); index++) {
            statuses.add(bits.at(index));
        }
        return statuses;
    }

    static String pack(byte[] statuses) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(statuses);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1024];
        while (!deflater.finished()) {
            out.writeBytes(Arrays.copyOf(chunk, deflater.deflate(chunk)));
        }
        deflater.end();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }
}
