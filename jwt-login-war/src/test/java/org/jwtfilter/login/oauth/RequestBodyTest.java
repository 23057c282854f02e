// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private static final List<String> JSON = List.of("application/json");
    private static final List<String> FORM = List.of("application/x-www-form-urlencoded");

    @Test
    void readsOneFlatObjectOfStrings() {
        Parameters parameters = json("{\"username\":\"al\\u0069ce\", \"password\":\" p \"}");

        assertThat(parameters.require("username")).isEqualTo("alice");
        assertThat(parameters.require("password")).isEqualTo(" p ");
        assertThat(parameters.find("other")).isEmpty();
        assertThat(parameters.toString()).doesNotContain("alice");
    }

    /** Ten bytes, one each second, and then a look whether there are more. */
    @Test
    void waitsForABodyForSoLongOnly() {
        assertThat(dripped(new Dripping(-1)).require("a")).isEqualTo("12345678");
        assertRefused(408, () -> dripped(new Dripping(0)));
        assertRefused(408, () -> dripped(new Dripping(1)));
    }

    @Test
    void throwsAwayWhatIsTooLongForSoLongOnly() {
        Dripping body = new Dripping(1_000_000_000);

        assertRefused(415, () -> RequestBody.read(EnumSet.of(BodyFormat.FORM), JSON, null, body, body));
        assertThat(body.position).isEqualTo(9);

        Dripping noForm = new Dripping(1_000_000_000);
        assertRefused(400, () -> RequestBody.readForm(JSON, null, noForm, noForm));
        assertThat(noForm.position).isEqualTo(9);
    }

    private static Parameters dripped(Dripping body) {
        return RequestBody.read(EnumSet.of(BodyFormat.FORM), FORM, null, body, body);
    }

    /** Gives one byte for each read, which takes a second. */
    private static final class Dripping extends InputStream implements LongSupplier {
        private final byte[] bytes = "a=12345678".getBytes(StandardCharsets.US_ASCII);
        private long now = Long.MAX_VALUE - 3;
        private int position;
        private long more;

        /** @param more nanoseconds that the first one takes above that */
        Dripping(long more) {
            this.more = more;
        }

        @Override
        public int read() {
            if (position == bytes.length) {
                return -1;
            }
            now += 1_000_000_000 + more;
            more = 0;
            return bytes[position++];
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int read = read();
            if (read >= 0) {
                into[offset] = (byte) read;
            }
            return read < 0 ? -1 : 1;
        }

        @Override
        public long getAsLong() {
            return now;
        }
    }

    @Test
    void readsAForm() {
        Parameters parameters = form("a=1+2%2B3&b=%C3%A4&c=&d&&e==");

        assertThat(parameters.require("a")).isEqualTo("1 2+3");
        assertThat(parameters.require("b")).isEqualTo("ä");
        assertThat(parameters.find("c")).isEmpty();
        assertThat(parameters.find("d")).isEmpty();
        assertThat(parameters.require("e")).isEqualTo("=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"a\"",
                "1",
                "{",
                "{\"a\"",
                "{\"a\":}",
                "{\"a\":\"b\"",
                "{\"a\":\"b\",}",
                "{\"a\":1}",
                "{\"a\":null}",
                "{\"a\":true}",
                "{\"a\":[\"b\"]}",
                "{\"a\":{}}",
                "{\"a\":\"b\"} x",
                "{\"a\":\"b\"}{}",
                "{'a':'b'}",
                "{a:\"b\"}",
                "{\"a\":\"b\"/**/}",
                "{\"a\":\"\n\"}",
                "\uFEFF{\"a\":\"b\"}",
                "{\"a\":\"b\",\"a\":\"b\"}",
                "{\"a\":\"b\",\"\\u0061\":\"c\"}",
                "{\"a\":\"\\u0000\"}",
                "{\"\\u0000\":\"a\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":1e999999999}",
                "{\"a\":\"b\"}\0"
            })
    void refusesJsonThatIsNotExactlyThat(String body) {
        assertRefused(400, () -> json(body));
    }

    @Test
    void refusesDeepJsonWithoutFollowingIt() {
        assertRefused(400, () -> json("[".repeat(RequestBody.MAX_BYTES)));
        assertRefused(400, () -> json("{\"a\":".repeat(RequestBody.MAX_BYTES / 5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1&a=1",
                "a=1&a=",
                "a&a",
                "a=1&%61=2",
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%+1",
                "a=%ff",
                "a=%c3",
                "a=%00",
                "%00=a",
                "a=\0",
                "a=%ed%a0%80"
            })
    void refusesAFormThatIsNotExactlyThat(String body) {
        assertRefused(400, () -> form(body));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin1 = "{\"a\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(400, () -> read(JSON, null, latin1));
        assertRefused(400, () -> read(FORM, null, new byte[] {'a', '=', (byte) 0xff}));
        assertRefused(400, () -> read(JSON, null, "{}".getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void readsBodiesUpToTheLimit() {
        String start = "a=";
        String under = start + "x".repeat(RequestBody.MAX_BYTES - start.length() - 1);

        assertThat(form(under).require("a")).hasSize(RequestBody.MAX_BYTES - 3);
        assertThat(form(under + "x").require("a")).hasSize(RequestBody.MAX_BYTES - 2);
        assertRefused(413, () -> form(under + "xx"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "application/json; v=1"
            })
    void takesTheMediaTypeHoweverItIsWritten(String contentType) {
        assertThat(read(List.of(contentType), null, bytes("{\"a\":\"b\"}")).require("a"))
                .isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/json; charset=utf-16",
                "application/json, text/plain",
                "application/jsonx",
                "multipart/form-data; boundary=x"
            })
    void refusesOtherMediaTypes(String contentType) {
        assertRefused(415, () -> read(List.of(contentType), null, bytes("{}")));
    }

    @Test
    void refusesNoContentTypeTwoOfThemAndOneThatThisEndpointDoesNotTake() {
        assertRefused(415, () -> read(null, null, bytes("{}")));
        assertRefused(415, () -> read(List.of(), null, bytes("{}")));
        assertRefused(415, () -> read(List.of("application/json", "application/json"), null, bytes("{}")));
        assertRefused(
                415,
                () -> RequestBody.read(EnumSet.of(BodyFormat.FORM), JSON, null, new ByteArrayInputStream(bytes("{}"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=utf-16",
                ""
            })
    void refusesWhatIsNoFormAsOAuthDoes(String contentType) {
        ByteArrayInputStream body = new ByteArrayInputStream(bytes("a=b"));

        assertRefused(400, () -> RequestBody.readForm(List.of(contentType), null, body));
        assertThat(body.available()).isZero();
        assertRefused(400, () -> RequestBody.readForm(null, null, new ByteArrayInputStream(bytes("a=b"))));
        assertThat(RequestBody.readForm(FORM, null, new ByteArrayInputStream(bytes("a=b")))
                        .require("a"))
                .isEqualTo("b");
    }

    @Test
    void refusesParametersInTheUrl() {
        assertRefused(400, () -> read(FORM, "a=b", bytes("a=b")));
        assertThat(read(FORM, "", bytes("a=b")).require("a")).isEqualTo("b");
    }

    @Test
    void readsARefusedBodyToItsEndSoThatTheClientSeesTheAnswer() {
        ByteArrayInputStream tooLong = new ByteArrayInputStream(new byte[1 << 20]);
        assertRefused(413, () -> RequestBody.read(EnumSet.of(BodyFormat.FORM), FORM, null, tooLong));
        assertThat(tooLong.available()).isZero();

        ByteArrayInputStream ofAnotherType = new ByteArrayInputStream(new byte[1 << 20]);
        assertRefused(415, () -> RequestBody.read(EnumSet.of(BodyFormat.FORM), JSON, null, ofAnotherType));
        assertThat(ofAnotherType.available()).isZero();
    }

    @Test
    void doesNotReadARefusedBodyForEver() {
        int[] read = new int[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                read[0] += length;
                return length;
            }
        };
        assertRefused(413, () -> RequestBody.read(EnumSet.of(BodyFormat.FORM), FORM, null, endless));
        assertThat(read[0])
                .isBetween(RequestBody.MAX_DRAINED_BYTES, RequestBody.MAX_DRAINED_BYTES + 3 * RequestBody.MAX_BYTES);
    }

    @Test
    void refusesABodyThatBreaksOff() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("secret");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("secret");
            }
        };
        assertRefused(400, () -> RequestBody.read(EnumSet.of(BodyFormat.FORM), FORM, null, broken));
    }

    private static Parameters json(String body) {
        return read(JSON, null, bytes(body));
    }

    private static Parameters form(String body) {
        return read(FORM, null, bytes(body));
    }

    private static Parameters read(@Nullable List<String> contentType, @Nullable String query, byte[] body) {
        return RequestBody.read(EnumSet.allOf(BodyFormat.class), contentType, query, new ByteArrayInputStream(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(OAuthException.class, e -> {
            assertThat(e.error().status()).isEqualTo(status);
            assertThat(e.error().code()).isEqualTo("invalid_request");
        });
    }
}
