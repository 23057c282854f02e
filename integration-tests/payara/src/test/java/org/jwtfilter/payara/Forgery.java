// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tokens that the login WAR would not issue, signed with its own key or with another. Made by hand, so that no library of the
 * verifying side has a part in them.
 */
final class Forgery {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final String kid;
    private final PrivateKey key;

    private Forgery(String issuer, String kid, PrivateKey key) {
        this.issuer = issuer;
        this.kid = kid;
        this.key = key;
    }

    /** Signs with the login WAR's key, which {@link StolenKey} has left in its data directory. */
    static Forgery withStolenKey(String issuer, String kid, Path dataDirectory) {
        try {
            String pem = Files.readString(StolenKey.file(dataDirectory));
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return new Forgery(
                    issuer, kid, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs with a key of nobody, under the name of the login WAR's. */
    static Forgery withOtherKey(String issuer, String kid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new Forgery(issuer, kid, generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs with a key of the test's own. */
    static Forgery withKey(String issuer, String kid, PrivateKey key) {
        return new Forgery(issuer, kid, key);
    }

    /** A token of alice as an administrator, good but for what the arguments say. */
    String alice(String audience, Instant expiry) {
        return token("alice", List.of("user", "admin"), audience, expiry);
    }

    String token(String name, List<String> groups, String audience, Instant expiry) {
        long issued = expiry.getEpochSecond() - 300;
        String roles = groups.stream().map(group -> '"' + group + '"').collect(Collectors.joining(","));
        String claims =
                """
                {"iss":"%s","aud":"%s","sub":"%s","upn":"%s","groups":[%s],"client_id":"jwt-login",\
                "scope":"api","jti":"forged","iat":%d,"nbf":%d,"auth_time":%d,"exp":%d}""".formatted(issuer, audience, name, name, roles, issued, issued, issued, expiry.getEpochSecond());
        return sign(claims);
    }

    /** A token of these claims, as JSON. */
    String sign(String claims) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}";
        String signed =
                encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String kidOf(String token) {
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\"\\s*:\\s*\"([^\"]*)\".*", "$1");
    }

    private static String encode(byte[] bytes) {
        return URL.encodeToString(bytes);
    }
}
