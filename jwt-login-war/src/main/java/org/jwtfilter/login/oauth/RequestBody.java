// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the parameters out of the body of a request, and refuses what is not written exactly as it should be. */
public final class RequestBody {
    /** The longest body that is read, in bytes; the first byte over it is refused. */
    public static final int MAX_BYTES = 8 * 1024;

    /**
     * How much of a refused body is read and thrown away, in bytes. Most clients read the answer only once they have sent all;
     * if we hung up before, they would see a broken connection in place of the 413.
     */
    static final int MAX_DRAINED_BYTES = 16 * 1024 * 1024;

    /** How long a body may take to arrive, with what of it is thrown away. */
    static final Duration MAX_TIME = Duration.ofSeconds(10);

    private RequestBody() {}

    /**
     * The parameters in the body.
     *
     * @param accepted the formats that this endpoint takes
     * @param contentTypes the values of all {@code Content-Type} fields, null if there is none
     * @param query the undecoded query of the request's URI, null if there is none
     * @throws OAuthException 400 for parameters in the query or a malformed body, 408 for one that takes longer than {@link #MAX_TIME}, 413
     *     for one over {@link #MAX_BYTES}, 415 for another format: all of them the request's fault
     */
    public static Parameters read(
            Set<BodyFormat> accepted, @Nullable List<String> contentTypes, @Nullable String query, InputStream body) {
        return read(accepted, contentTypes, query, body, System::nanoTime);
    }

    static Parameters read(
            Set<BodyFormat> accepted,
            @Nullable List<String> contentTypes,
            @Nullable String query,
            InputStream body,
            LongSupplier nanoTime) {
        return timed(body, nanoTime, timed -> parse(accepted, contentTypes, query, timed));
    }

    /**
     * The parameters in the body of a request of OAuth, which is a form. Another format is 400, for this protocol has no other status for it
     * (RFC 6749 section 5.2).
     *
     * @throws OAuthException as {@link #read} does, but never 415
     */
    public static Parameters readForm(@Nullable List<String> contentTypes, @Nullable String query, InputStream body) {
        return readForm(contentTypes, query, body, System::nanoTime);
    }

    static Parameters readForm(
            @Nullable List<String> contentTypes, @Nullable String query, InputStream body, LongSupplier nanoTime) {
        return timed(body, nanoTime, timed -> {
            if (BodyFormat.of(contentTypes).filter(BodyFormat.FORM::equals).isEmpty()) {
                throw new OAuthException(OAuthError.invalidRequest("The Content-Type is not that of a form"));
            }
            return parse(EnumSet.of(BodyFormat.FORM), contentTypes, query, timed);
        });
    }

    /**
     * The JSON text in the body, not yet parsed.
     *
     * @param maxBytes the longest body that is read; the first byte over it is refused
     * @throws OAuthException as {@link #read} does
     */
    public static String readJson(
            @Nullable List<String> contentTypes, @Nullable String query, InputStream body, int maxBytes) {
        return timed(body, System::nanoTime, timed -> {
            check(EnumSet.of(BodyFormat.JSON), contentTypes, query);
            return decode(bytes(timed, maxBytes));
        });
    }

    /** Whoever reads, and whatever is wrong: a sender who dawdles has so long, for what is thrown away too. */
    private static <T> T timed(InputStream body, LongSupplier nanoTime, Function<InputStream, T> reading) {
        InputStream timed = new TimedInput(body, MAX_TIME, nanoTime);
        try {
            return reading.apply(timed);
        } catch (OAuthException refused) {
            drain(timed);
            throw refused;
        }
    }

    private static Parameters parse(
            Set<BodyFormat> accepted, @Nullable List<String> contentTypes, @Nullable String query, InputStream body) {
        BodyFormat format = check(accepted, contentTypes, query);
        String text = decode(bytes(body, MAX_BYTES));
        return format == BodyFormat.JSON ? Parameters.ofJson(text) : Parameters.ofForm(text);
    }

    private static BodyFormat check(
            Set<BodyFormat> accepted, @Nullable List<String> contentTypes, @Nullable String query) {
        if (query != null && !query.isEmpty()) {
            throw new OAuthException(OAuthError.invalidRequest("Parameters belong in the body, not in the URL"));
        }
        return BodyFormat.of(contentTypes)
                .filter(accepted::contains)
                .orElseThrow(() -> new OAuthException(
                        OAuthError.invalidRequest("The Content-Type is missing or not supported here", 415)));
    }

    private static byte[] bytes(InputStream body, int maxBytes) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(maxBytes + 1);
        } catch (TimedInput.OverException e) {
            throw new OAuthException(OAuthError.invalidRequest("The body took too long", 408));
        } catch (IOException e) {
            // The caller hung up or sent broken chunks. The cause could hold what was sent, so it is not kept.
            throw new OAuthException(OAuthError.invalidRequest("The body could not be read"));
        }
        if (bytes.length > maxBytes) {
            throw new OAuthException(OAuthError.invalidRequest("The body is too large", 413));
        }
        return bytes;
    }

    private static void drain(InputStream body) {
        byte[] thrownAway = new byte[MAX_BYTES];
        try {
            int read = 0;
            for (int total = 0; read >= 0 && total < MAX_DRAINED_BYTES; total += read) {
                read = body.read(thrownAway, 0, thrownAway.length);
            }
        } catch (IOException hungUpOrTooSlow) {
            // The answer stands; perhaps nobody reads it.
        }
    }

    private static String decode(byte[] bytes) {
        try {
            // A new decoder reports what is malformed, where new String would put replacement characters.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new OAuthException(OAuthError.invalidRequest("The body is not UTF-8"));
        }
    }
}
