// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** An issuer that says whatever a test wants. Made by hand, so that no library of the verifying side has a part in it. */
final class TokenMint {
    static final String ISSUER = "https://mint.example";
    static final String AUDIENCE = "hooks";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    TokenMint() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that verifies the tokens. */
    String publicPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** A token of this caller, good for five minutes. */
    String token(String name, String... groups) {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"iss":"%s","aud":"%s","sub":"%3$s","upn":"%3$s","groups":[%4$s],"jti":"%5$d","iat":%6$d,"exp":%7$d}""".formatted(
                        ISSUER,
                        AUDIENCE,
                        name,
                        List.of(groups).stream().map(group -> '"' + group + '"').collect(Collectors.joining(",")),
                        System.nanoTime(),
                        now,
                        now + 300);
        String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
