// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jwtfilter.token.TokenDecrypter;

/** First inputs: good ones of every form, so that the fuzzer need not find out first what a token is. */
final class Seeds {
    private Seeds() {}

    static List<String> requests() {
        String token = token();
        return List.of(
                "Bearer " + token,
                "bearer\t" + token + " ",
                "Basic YTpi\nCtoken=" + token,
                "Bearer a\nBearer b",
                "Bearer a, Bearer b\n?access_token=a",
                "Ca=b; Bearer=" + token + "; __Host-token=\"" + token + "\"\nCtoken=c; Token=d");
    }

    static List<String> tokens() {
        String token = token();
        return List.of(token, token + ".a.b", token.substring(0, token.lastIndexOf('.') + 1), "e30.e30.AA");
    }

    static List<String> claims() {
        return List.of(
                Issuer.claims(),
                Issuer.claims().replace("\"alice\"", "\"al\\u0069ce \u00e9\uD83D\uDE00\""),
                Issuer.claims().replace("\"upn\"", "\"realm_access\":{\"roles\":[\"a\"]},\"scope\":\"a b\",\"upn\""),
                Issuer.claims().replace("\"upn\"", "\"nbf\":1.5e9,\"x\":[-0.0,1e-3,null,true,false,{}],\"upn\""));
    }

    static List<String> headers() {
        String header = new String(Issuer.header(), UTF_8);
        return List.of(
                header,
                header.replace("JWT", "application/at+jwt"),
                header.replace("\"typ\"", "\"crit\":[\"exp\"],\"exp\":1,\"typ\""),
                header.replace("\"typ\"", "\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"},\"jku\":\"https://a\",\"typ\""));
    }

    static List<String> encrypted() {
        List<String> tokens = new ArrayList<>();
        for (String alg : TokenDecrypter.KEY_MANAGEMENT) {
            tokens.add(Recipient.encrypt(token(), alg, "A128CBC-HS256"));
        }
        for (String enc : TokenDecrypter.CONTENT_ENCRYPTION) {
            tokens.add(Recipient.encrypt(token(), "ECDH-ES", enc));
        }
        return tokens;
    }

    static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (String type : List.of("RSA", "EC", "Ed25519")) {
            keys.add(pem("PUBLIC KEY", pair(type).getPublic().getEncoded()));
        }
        String secret =
                "{\"kty\":\"oct\",\"kid\":\"a\",\"alg\":\"HS256\",\"k\":\"" + Issuer.encode(new byte[32]) + "\"}";
        keys.add(secret);
        keys.add("{\"keys\":[" + secret
                + ",{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"x\":\"AA\",\"y\":\"AA\"}]}");
        keys.add("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}");
        keys.add(Base64.getEncoder().encodeToString(pair("EC").getPublic().getEncoded()));
        return keys;
    }

    static List<String> decryptionKeys() {
        return List.of(
                pem("PRIVATE KEY", pair("RSA").getPrivate().getEncoded()),
                pem("PRIVATE KEY", pair("EC").getPrivate().getEncoded()),
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"enc\",\"x\":\"AA\",\"y\":\"AA\",\"d\":\"AA\"}]}");
    }

    static List<String> rules() {
        return List.of(
                "upn, preferred_username, sub",
                "realm_access.roles, resource_access[\"my.client\"].roles, [\"https://a/\\\"roles\"]",
                "scope as SCOPE_*, scp as *, groups as \"a b\"*",
                "\"read:orders\":clerk, boss:admin, boss:clerk");
    }

    static List<String> configurations() {
        String issuer = "mp.jwt.verify.issuer=https://login.example.org\nmp.jwt.verify.audiences=orders\n";
        String key = "mp.jwt.verify.publickey="
                + Base64.getEncoder().encodeToString(pair("RSA").getPublic().getEncoded()) + "\n";
        return List.of(
                issuer + key,
                issuer
                        + "mp.jwt.verify.publickey.location=https://login.example.org/jwks\njwt.filter.key.refresh=PT5M\n",
                issuer + key + "jwt.filter.issuers=partner\njwt.filter.issuer.partner.issuer=https://partner.example\n"
                        + "jwt.filter.issuer.partner.publickey.location=classpath:none.pem\n",
                issuer + key + "jwt.filter.algorithms=RS256, PS256\njwt.filter.token.types=rfc9068\n"
                        + "jwt.filter.preset=keycloak\njwt.filter.preset.client=a\njwt.filter.roles.rename=a:b\n"
                        + "jwt.filter.trusted-until=2027-01-31T00:00:00Z\njwt.filter.cache.size=10\n");
    }

    private static String token() {
        return Issuer.sign(Issuer.header(), Issuer.claims().getBytes(UTF_8));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static KeyPair pair(String type) {
        try {
            return KeyPairGenerator.getInstance(type).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + type, e);
        }
    }
}
