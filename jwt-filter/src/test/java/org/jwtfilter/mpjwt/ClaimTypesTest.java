// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.security.enterprise.CallerPrincipal;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.jwtfilter.authn.CallerPrincipals;
import org.jwtfilter.caller.CallerMapping;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.token.VerifiedClaims;
import org.jwtfilter.wire.TokenText;

final class ClaimTypesTest {
    @Test
    void givesRegisteredClaimsInTheTypesOfMicroProfile() {
        VerifiedClaims claims = TestTokens.valid()
                .claim("nbf", "1.5")
                .claim("auth_time", "7")
                .claim("updated_at", "8e0")
                .verified();

        assertThat(ClaimTypes.of("iss", claims)).isEqualTo(TestTokens.ISSUER);
        assertThat(ClaimTypes.of("upn", claims)).isEqualTo("alice");
        assertThat(ClaimTypes.of("exp", claims)).isEqualTo(TestTokens.NOW.getEpochSecond() + 240);
        assertThat(ClaimTypes.of("iat", claims)).isEqualTo(TestTokens.NOW.getEpochSecond() - 60);
        assertThat(ClaimTypes.of("nbf", claims)).isEqualTo(1L);
        assertThat(ClaimTypes.of("auth_time", claims)).isEqualTo(7L);
        assertThat(ClaimTypes.of("updated_at", claims)).isEqualTo(8L);
        assertThat(ClaimTypes.of("groups", claims)).isEqualTo(Set.of("user", "admin"));
        assertThat(ClaimTypes.of("aud", claims)).isEqualTo(Set.of("orders"));
        assertThat(ClaimTypes.of("raw_token", claims)).isNull();
        assertThat(ClaimTypes.of("absent", claims)).isNull();
    }

    @Test
    void givesSeveralAudiencesAsASet() {
        assertThat(ClaimTypes.of(
                        "aud",
                        TestTokens.valid()
                                .claim("aud", "[\"stock\",\"orders\"]")
                                .verified()))
                .isEqualTo(Set.of("stock", "orders"));
    }

    @Test
    void givesNoSetOfWhatAreNoStrings() {
        VerifiedClaims claims =
                TestTokens.valid().claim("groups", "[\"user\",1]").verified();

        assertThat(ClaimTypes.of("groups", claims))
                .isEqualTo(Json.createArrayBuilder().add("user").add(1).build());
        assertThat(ClaimTypes.of(
                        "groups", TestTokens.valid().claim("groups", "null").verified()))
                .isEqualTo(JsonValue.NULL);
        assertThat(ClaimTypes.of(
                        "groups", TestTokens.valid().claim("groups", "\"user\"").verified()))
                .isEqualTo(Set.of("user"));
    }

    @Test
    void givesEveryClaimOfTheEnumerationInItsType() {
        Map<Class<?>, String> examples = Map.of(
                String.class, "\"a\"",
                Long.class, "1",
                Boolean.class, "true",
                Set.class, "[\"orders\"]",
                JsonObject.class, "{}");
        // No token has the first, none is accepted with the second, and the last two have but one value here.
        Set<Claims> others = Set.of(Claims.raw_token, Claims.cnf, Claims.UNKNOWN, Claims.iss, Claims.exp);
        for (Claims claim : Claims.values()) {
            if (!others.contains(claim)) {
                VerifiedClaims claims = TestTokens.valid()
                        .claim(claim.name(), requireNonNull(examples.get(claim.getType())))
                        .verified();
                assertThat(ClaimTypes.of(claim.name(), claims)).as(claim.name()).isInstanceOf(claim.getType());
            }
        }
    }

    @Test
    void givesOtherClaimsAsTextTruthOrJson() {
        VerifiedClaims claims = TestTokens.valid()
                .claim("text", "\"a\"")
                .claim("truth", "true")
                .claim("whole", "12")
                .claim("broken", "1.5")
                .claim("nothing", "null")
                .claim("list", "[\"a\",1,2.5,true,false,null,[],{}]")
                .claim("object", "{\"a\":{\"b\":[1]}}")
                .claim("auth_time", "\"noon\"")
                .verified();

        assertThat(ClaimTypes.of("text", claims)).isEqualTo("a");
        assertThat(ClaimTypes.of("truth", claims)).isEqualTo(true);
        assertThat(ClaimTypes.of("whole", claims)).isEqualTo(Json.createValue(12L));
        assertThat(ClaimTypes.of("broken", claims)).isEqualTo(Json.createValue(new BigDecimal("1.5")));
        assertThat(ClaimTypes.of("nothing", claims)).isEqualTo(JsonValue.NULL);
        assertThat(ClaimTypes.of("auth_time", claims)).isEqualTo("noon");
        assertThat(ClaimTypes.of("list", claims))
                .isEqualTo(Json.createArrayBuilder()
                        .add("a")
                        .add(1)
                        .add(new BigDecimal("2.5"))
                        .add(true)
                        .add(false)
                        .addNull()
                        .add(Json.createArrayBuilder())
                        .add(Json.createObjectBuilder())
                        .build());
        assertThat(ClaimTypes.of("object", claims))
                .isEqualTo(Json.createObjectBuilder()
                        .add(
                                "a",
                                Json.createObjectBuilder()
                                        .add("b", Json.createArrayBuilder().add(1)))
                        .build());
    }

    @Test
    void showsTheCallerAsAJsonWebToken() throws Exception {
        TokenPrincipal principal = principal();
        JsonWebToken token = principal;

        assertThat(token.getName()).isEqualTo("alice");
        assertThat(token.getSubject()).isEqualTo("24400320");
        assertThat(token.getIssuer()).isEqualTo(TestTokens.ISSUER);
        assertThat(token.getAudience()).containsExactly("orders");
        assertThat(token.getGroups()).containsExactlyInAnyOrder("user", "admin");
        assertThat(token.getTokenID()).isEqualTo("a-123");
        assertThat(token.getExpirationTime()).isEqualTo(TestTokens.NOW.getEpochSecond() + 240);
        assertThat(token.getIssuedAtTime()).isEqualTo(TestTokens.NOW.getEpochSecond() - 60);
        assertThat(token.getRawToken()).isEqualTo(TestTokens.valid().text());
        assertThat(token.getClaimNames()).contains("upn", "raw_token").doesNotContain("absent");
        assertThat(token.containsClaim("absent")).isFalse();
        assertThat(token.claim("absent")).isEmpty();
    }

    @Test
    void hasNoTimeOfIssueWhereTheTokenHasNone() throws Exception {
        VerifiedClaims claims = TestTokens.valid().without("iat").verified(TokenTypes.LENIENT);

        assertThat(new TokenPrincipal(new CallerMapping().callerOf(claims), text()).getIssuedAtTime())
                .isZero();
    }

    @Test
    void answersNothingWhereThereIsNoToken() {
        CurrentToken nobody = new CurrentToken();

        assertThat(nobody.getName()).isNull();
        assertThat(nobody.getClaimNames()).isNull();
        assertThat(nobody.<Object>getClaim("sub")).isNull();
        assertThat(nobody.getRawToken()).isNull();
        assertThat(nobody.getIssuer()).isNull();
        assertThat(nobody.getAudience()).isNull();
        assertThat(nobody.getSubject()).isNull();
        assertThat(nobody.getTokenID()).isNull();
        assertThat(nobody.getGroups()).isNull();
        assertThat(nobody.getExpirationTime()).isZero();
        assertThat(nobody.getIssuedAtTime()).isZero();
        assertThat(nobody.containsClaim("sub")).isFalse();
        assertThat(nobody.claim("sub")).isEmpty();
    }

    @Test
    void tellsNothingButTheNameOfACaller() throws Exception {
        assertThat(principal()).hasToString("alice");
    }

    @Test
    void isEqualToItselfAlone() throws Exception {
        TokenPrincipal principal = principal();

        assertThat(principal.equals(principal)).isTrue();
        assertThat(principal.hashCode()).isEqualTo(principal.hashCode());
        assertThat((Object) principal).isNotEqualTo(principal()).isNotEqualTo(new CallerPrincipal("alice"));
    }

    @Test
    void offersItselfToTheOtherAdapters() throws Exception {
        CallerPrincipals principals =
                CallerPrincipals.find(getClass().getClassLoader()).orElseThrow();
        Principal principal =
                principals.of(new CallerMapping().callerOf(TestTokens.valid().verified()), text());

        assertThat(principal).isInstanceOf(JsonWebToken.class).isInstanceOf(CallerPrincipal.class);
    }

    @Test
    void isNotThereWhereTheTypesAreMissing() {
        assertThat(CallerPrincipals.find(ClassLoader.getPlatformClassLoader())).isEmpty();
        assertThat(TokenPrincipals.apiIsThere(ClassLoader.getPlatformClassLoader()))
                .isFalse();
        assertThat(TokenPrincipals.apiIsThere(getClass().getClassLoader())).isTrue();
    }

    private static TokenPrincipal principal() throws Exception {
        return new TokenPrincipal(
                new CallerMapping().callerOf(TestTokens.valid().verified()), text());
    }

    private static TokenText text() {
        return new TokenText(TestTokens.valid().text());
    }
}
