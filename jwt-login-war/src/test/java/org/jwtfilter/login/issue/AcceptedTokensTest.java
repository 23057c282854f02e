// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.DecryptionKeys;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.signing.PublishedKeys;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.signing.TestKeys;
import org.jwtfilter.token.TokenDecrypter;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.TrustedIssuer;
import org.jwtfilter.token.VerifiedClaims;
import org.jwtfilter.wire.TokenText;

/** What is issued here is accepted there: by jwt-filter, with the keys that are published and the strictest rules that it has. */
class AcceptedTokensTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final User ALICE =
            new User(new UserName("alice"), Set.of("user", "admin"), Map.of("mail", "\u00e4\"\\\u0001@x.example"));

    private final Client client = TestClients.client("web", "api", "orders");

    @ParameterizedTest
    @EnumSource
    void signedByEveryAlgorithm(SigningAlgorithm algorithm) throws Exception {
        SigningKeys keys = TestKeys.of(SigningKey.of(algorithm, algorithm.newKeyPair()));

        VerifiedClaims claims = verify(keys, Map.of(), Optional.empty());

        assertThat(claims.string("sub")).contains("alice");
        assertThat(claims.strings("groups")).containsExactlyInAnyOrder("user", "admin");
        assertThat(claims.string("email")).contains("\u00e4\"\\\u0001@x.example");
    }

    @ParameterizedTest
    @CsvSource({"RSA,2048,RSA-OAEP-256", "EC,256,ECDH-ES", "EC,384,ECDH-ES"})
    void encryptedForOneAudience(String type, int bits, String algorithm) throws Exception {
        KeyPair pair = TestKeys.pair(type, bits);
        TokenDecrypter decrypter = new TokenDecrypter(
                DecryptionKeys.read(jwk(pair).toJson(OutputControlLevel.INCLUDE_PRIVATE)), Set.of(algorithm));
        TokenEncryption encryption = TokenEncryption.parse(jwk(pair).toJson(OutputControlLevel.PUBLIC_ONLY))
                .orElseThrow();

        assertThat(verify(TestKeys.KEYS, Map.of("orders", encryption), Optional.of(decrypter))
                        .string("sub"))
                .contains("alice");
        assertThatThrownBy(() -> verify(TestKeys.KEYS, Map.of("orders", encryption), Optional.empty()))
                .isInstanceOf(TokenRejectedException.class);
    }

    @Test
    void refusedWhereTheyAreForSomebodyElse() {
        TokenEncryption ofOrders = TokenEncryption.parse(
                        jwk(TestKeys.pair("EC", 256)).toJson(OutputControlLevel.PUBLIC_ONLY))
                .orElseThrow();
        assertThatThrownBy(() -> {
                    KeyPair other = TestKeys.pair("EC", 256);
                    TokenDecrypter decrypter = new TokenDecrypter(
                            DecryptionKeys.read(jwk(other).toJson(OutputControlLevel.INCLUDE_PRIVATE)),
                            Set.of("ECDH-ES"));
                    verify(TestKeys.KEYS, Map.of("orders", ofOrders), Optional.of(decrypter));
                })
                .isInstanceOf(TokenRejectedException.class);
    }

    private VerifiedClaims verify(
            SigningKeys keys, Map<String, TokenEncryption> encryption, Optional<TokenDecrypter> decrypter)
            throws Exception {
        AccessTokenRules issued = new AccessTokenRules("https://login.example", Map.of("email", "mail"), encryption);
        String token = new AccessTokens(keys, issued, CLOCK, new SecureRandom())
                .issue(ALICE, client, client.scope(), CLOCK.instant())
                .text();
        SignatureAlgorithm algorithm = SignatureAlgorithm.named(
                        keys.active().publicHalf().algorithm().joseName())
                .orElseThrow();
        TokenRules rules = new TokenRules(
                "https://login.example",
                Optional.of(Set.of("orders")),
                List.of(algorithm),
                TokenTypes.RFC_9068,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());
        String published = new PublishedKeys(keys, Duration.ZERO).now().json();
        FixedKeys known = new FixedKeys(new KeyParser(List.of(algorithm), CryptoProvider.JDK).read(published));
        TrustedIssuer issuer = new TrustedIssuer(rules, known, CryptoProvider.JDK);
        return new TokenVerifier(List.of(issuer), decrypter, 0, CLOCK)
                .verify(new TokenText(token))
                .claims();
    }

    private static PublicJsonWebKey jwk(KeyPair pair) {
        PublicJsonWebKey jwk = pair.getPublic() instanceof RSAPublicKey rsa
                ? new RsaJsonWebKey(rsa)
                : new EllipticCurveJsonWebKey((ECPublicKey) pair.getPublic());
        jwk.setPrivateKey(pair.getPrivate());
        return jwk;
    }
}
