// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.zip.Deflater;
import org.jwtfilter.login.signing.SigningKey;

/**
 * A status list, signed for everybody.
 *
 * @param text the {@code statuslist+jwt}
 * @param tag changes whenever the list or its key does, and is the same on all nodes: the value of an {@code ETag}, without quotes
 * @param timeToLive after which there may be another
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/">draft-ietf-oauth-status-list section 5.1</a>
 */
public record StatusListToken(String text, String tag, Duration timeToLive) {
    public static final String TYPE = "statuslist+jwt";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /**
     * Words and signs a list of one bit for each token.
     *
     * @param cutOffs the moments before which everything was taken back, by subject
     * @param issuedAt in seconds since 1970
     */
    static StatusListToken of(
            String issuer,
            String uri,
            int[] revoked,
            Map<String, Instant> cutOffs,
            long issuedAt,
            long expiresAt,
            Duration ttl,
            SigningKey key) {
        // Neither URL needs escaping: they were parsed as URLs.
        String payload = "{\"iss\":\"" + issuer + "\",\"sub\":\"" + uri + "\",\"iat\":" + issuedAt + ",\"exp\":"
                + expiresAt + ",\"ttl\":" + ttl.toSeconds() + "," + CutOffs.member(cutOffs)
                + "\"status_list\":{\"bits\":1,\"lst\":\"" + pack(revoked)
                + "\"}}";
        byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
        return new StatusListToken(
                key.jws(TYPE, bytes), tag(bytes, key.publicHalf().id()), ttl);
    }

    /** The bits, the first place in the lowest bit of the first byte, in ZLIB's format of DEFLATE (section 4.1). */
    static String pack(int[] revoked) {
        byte[] bits = new byte[StatusLists.LIST_SIZE / 8];
        for (int place : revoked) {
            bits[place >>> 3] |= (byte) (1 << (place & 7));
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bits);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            while (!deflater.finished()) {
                packed.write(chunk, 0, deflater.deflate(chunk));
            }
            return BASE64.encodeToString(packed.toByteArray());
        } finally {
            deflater.end();
        }
    }

    private static String tag(byte[] payload, String keyId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(payload);
            return BASE64.encodeToString(digest.digest(keyId.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
