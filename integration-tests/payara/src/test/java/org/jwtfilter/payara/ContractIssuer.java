// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An issuer without a server: a key pair whose public half the applications are given. */
final class ContractIssuer {
    static final String ISSUER = "https://issuer.example.org";
    static final String AUDIENCE = "contract";
    private static final Map<String, List<String>> USERS = Map.of(
            "alice",
            List.of("user", "admin"),
            "bob",
            List.of("user"),
            "carol",
            List.of(),
            "dora",
            List.of("User", "admi", "users"));

    private final String kid;
    private final KeyPair pair;

    ContractIssuer(String kid) {
        this.kid = kid;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String kid() {
        return kid;
    }

    /** The public key as Base64 without lines around it, as one line of configuration. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** The public key as a set of one. */
    String jwks() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + kid + "\",\"n\":\""
                + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}";
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** A good token of one of the four users. */
    String token(String user) {
        return token(user, USERS.getOrDefault(user, List.of()));
    }

    /** A good token of anybody. */
    String token(String user, List<String> roles) {
        return forgery().token(user, roles, AUDIENCE, Instant.now().plusSeconds(300));
    }

    /** The claims of one user under the signature of another's. */
    String swapped(String signed, String claimed) {
        String[] signedParts = token(signed).split("\\.");
        String[] claimedParts = token(claimed).split("\\.");
        return signedParts[0] + "." + claimedParts[1] + "." + signedParts[2];
    }

    Forgery forgery() {
        return Forgery.withKey(ISSUER, kid, pair.getPrivate());
    }

    /** The right key, but {@code iss} is another. */
    Forgery namedOtherwise() {
        return Forgery.withKey(ISSUER + "/", kid, pair.getPrivate());
    }
}
