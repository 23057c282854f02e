// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jose4j.jws.JsonWebSignature;
import org.jwtfilter.benchmarks.Candidate.Role;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.signing.VerificationKey;

/** The other side: what an access token costs the login WAR, from a known user to the text, beside the signature alone. */
final class Issuing {
    private static final User ALICE =
            new User(new UserName("alice"), Set.of("user", "admin", "orders", "stock", "sales"));
    private static final Client CLIENT = new Client(
            "web",
            Scope.parse("api orders").orElseThrow(),
            List.of("https://orders.example.org"),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(8));

    private Issuing() {}

    static List<Lane> lanes(Algorithm algorithm) throws Exception {
        SigningAlgorithm signing = SigningAlgorithm.named(algorithm.jose()).orElseThrow();
        KeyPair pair = signing.newKeyPair();
        AccessTokens tokens = tokens(SigningKey.of(signing, pair));
        Instant now = Instant.now();
        String example = tokens.issue(ALICE, CLIENT, CLIENT.scope(), now).text();
        prove(example, pair);
        List<Token> none = List.of(Token.of("", new byte[0]));
        Verification ours = ignored -> tokens.issue(ALICE, CLIENT, CLIENT.scope(), now);
        return List.of(
                new Lane(Candidates.RAW, Role.LIMIT, raw(algorithm, pair.getPrivate(), example), none),
                new Lane(Candidates.OURS, Role.OURS, ours, none));
    }

    /** A signature over as many bytes, by a new {@link Signature} each time, as many threads need it. */
    private static Verification raw(Algorithm algorithm, PrivateKey key, String example) {
        byte[] text = example.substring(0, example.lastIndexOf('.')).getBytes(US_ASCII);
        String name = algorithm.names().get(0);
        AlgorithmParameterSpec parameters = algorithm.parameters();
        return ignored -> {
            Signature signature = Signature.getInstance(name);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        };
    }

    /** One who signed nothing would be fast. */
    private static void prove(String token, KeyPair pair) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(token);
        jws.setKey(pair.getPublic());
        if (!jws.verifySignature() || !jws.getPayload().contains("\"sub\":\"alice\"")) {
            throw new IllegalStateException("what was issued is not a token");
        }
    }

    private static AccessTokens tokens(SigningKey key) {
        SigningKeys keys = new SigningKeys() {
            @Override
            public SigningKey active() {
                return key;
            }

            @Override
            public List<VerificationKey> published() {
                return List.of(key.publicHalf());
            }
        };
        return new AccessTokens(
                keys, new AccessTokenRules("https://login.example.org"), Clock.systemUTC(), new SecureRandom());
    }
}
