// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimLiteral;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Await;

/** {@code @Inject @Claim} in a real CDI container. */
final class ClaimInjectionTest {
    private static final Cdi CDI = new Cdi(Bare.class, Wrapped.class, Shared.class, Constructed.class);

    private static final Map<String, Object> ALICE = Map.of(
            "sub",
            "alice",
            "iat",
            1_700_000_000L,
            "admin",
            true,
            "groups",
            Set.of("user"),
            "level",
            Json.createValue(7),
            "address",
            Json.createObjectBuilder().add("city", "Bern").build(),
            "scopes",
            Json.createArrayBuilder().add("a").add("b").build(),
            "nothing",
            JsonValue.NULL);

    @AfterAll
    static void stop() {
        CDI.close();
    }

    @Test
    void injectsBareTypes() {
        CDI.ask(Bare.class, ALICE, bare -> {
            assertThat(bare.sub()).isEqualTo("alice");
            assertThat(bare.numbers()).isEqualTo("1700000000 1700000000 7");
            assertThat(bare.truths()).isEqualTo("true true");
            assertThat(bare.groups()).containsExactly("user");
            assertThat(bare.scopes()).containsExactly("a", "b");
            assertThat(bare.json())
                    .isEqualTo("\"alice\" 1700000000 [\"user\"] {\"city\":\"Bern\"} [\"a\",\"b\"] true null");
            return "";
        });
    }

    @Test
    void injectsNothingWhereTheTokenDoesNotHaveTheClaim() {
        assertEmpty(Map.of());
    }

    @Test
    void injectsNothingWhereThereIsNoToken() {
        assertEmpty(null);
    }

    private static void assertEmpty(@Nullable Map<String, Object> claims) {
        CDI.ask(Bare.class, claims, bare -> {
            assertThat(bare.sub()).isNull();
            assertThat(bare.numbers()).isEqualTo("null 0 null");
            assertThat(bare.truths()).isEqualTo("null false");
            assertThat(bare.groups()).isNull();
            assertThat(bare.scopes()).isNull();
            assertThat(bare.json()).isEqualTo("null null null null null null null");
            return "";
        });
        CDI.ask(Wrapped.class, claims, wrapped -> {
            assertThat(wrapped.values()).isEqualTo("null null null");
            assertThat(wrapped.optionals()).isEqualTo("Optional.empty Optional.empty Optional.empty Optional.empty");
            assertThat(wrapped.providers()).isEqualTo("null null Optional.empty null");
            assertThat(wrapped.names()).isEqualTo("sub iat");
            return "";
        });
    }

    @Test
    void injectsTypesWithSomethingAround() {
        CDI.ask(Wrapped.class, ALICE, wrapped -> {
            assertThat(wrapped.values()).isEqualTo("alice 1700000000 7");
            assertThat(wrapped.optionals())
                    .isEqualTo("Optional[alice] Optional[1700000000] Optional[[user]] Optional.empty");
            assertThat(wrapped.providers()).isEqualTo("alice 1700000000 Optional[true] alice");
            assertThat(wrapped.names()).isEqualTo("sub iat");
            return "";
        });
    }

    @Test
    void givesEachCallerHisOwnInABeanThatAllShare() {
        assertThat(CDI.ask(Shared.class, ALICE, Shared::all)).isEqualTo("alice alice alice");
        assertThat(CDI.ask(Shared.class, Map.of("sub", "bob"), Shared::all)).isEqualTo("bob bob bob");
        assertThat(CDI.ask(Shared.class, null, Shared::all)).isEqualTo("null null null");
        assertThat(CDI.ask(Shared.class, ALICE, shared -> shared.any("iss"))).isNull();
        assertThat(CDI.ask(Shared.class, ALICE, shared -> shared.any("sub"))).isEqualTo("alice");
    }

    /** Else an application-scoped bean would gather what all its callers were, until the application ends. */
    @Test
    void keepsNothingOfWhatAProviderGave() {
        CDI.ask(Shared.class, ALICE, shared -> {
            WeakReference<JsonString> given = new WeakReference<>(shared.provided());
            Await.until("it is gone", () -> {
                System.gc();
                return given.get() == null;
            });
            return "";
        });
    }

    @Test
    void injectsIntoConstructorsAndMethods() {
        assertThat(CDI.ask(Constructed.class, ALICE, Constructed::both)).isEqualTo("alice 1700000000");
    }

    @Test
    void saysWhichClaimIsOfAnotherKindAndNotWhatItIs() {
        Map<String, Object> odd =
                Map.of("sub", Json.createArrayBuilder().add("secret").build());

        assertThatThrownBy(() -> CDI.ask(Bare.class, odd, Bare::sub))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("the token's claim sub is not of a kind that can be injected as String");
        assertThatThrownBy(() -> CDI.ask(Shared.class, odd, Shared::all)).isInstanceOf(ClassCastException.class);
    }

    @Test
    void showsNoMoreOfAClaimThanItsName() {
        assertThat(new CurrentClaim<String>("sub", () -> "alice")).hasToString("sub");
        assertThat(requireNonNull(new ClaimQualifier("sub", Claims.UNKNOWN).name()))
                .contains("sub");
    }

    @RequestScoped
    @NullUnmarked
    static class Bare {
        @Inject
        @Claim("sub")
        String sub;

        @Inject
        @Claim(standard = Claims.iat)
        Long iat;

        @Inject
        @Claim(value = "iat", standard = Claims.iat)
        long primitiveIat;

        @Inject
        @Claim("level")
        Long level;

        @Inject
        @Claim("admin")
        Boolean admin;

        @Inject
        @Claim("admin")
        boolean primitiveAdmin;

        @Inject
        @Claim("groups")
        Set<String> groups;

        @Inject
        @Claim("scopes")
        Set<String> scopes;

        @Inject
        @Claim("sub")
        JsonString jsonSub;

        @Inject
        @Claim("iat")
        JsonNumber jsonIat;

        @Inject
        @Claim("groups")
        JsonArray jsonGroups;

        @Inject
        @Claim("address")
        JsonObject address;

        @Inject
        @Claim("scopes")
        JsonStructure jsonScopes;

        @Inject
        @Claim("admin")
        JsonValue jsonAdmin;

        @Inject
        @Claim("nothing")
        JsonValue nothing;

        String sub() {
            return sub;
        }

        String numbers() {
            return iat + " " + primitiveIat + " " + level;
        }

        String truths() {
            return admin + " " + primitiveAdmin;
        }

        Set<String> groups() {
            return groups;
        }

        Set<String> scopes() {
            return scopes;
        }

        String json() {
            return jsonSub + " " + jsonIat + " " + jsonGroups + " " + address + " " + jsonScopes + " " + jsonAdmin + " "
                    + nothing;
        }
    }

    @RequestScoped
    @NullUnmarked
    static class Wrapped {
        @Inject
        @Claim("sub")
        ClaimValue<String> sub;

        @Inject
        @Claim("iat")
        ClaimValue<Long> iat;

        @Inject
        @Claim("level")
        ClaimValue<JsonNumber> level;

        @Inject
        @Claim("sub")
        Optional<String> optionalSub;

        @Inject
        @Claim("iat")
        ClaimValue<Optional<Long>> optionalIat;

        @Inject
        @Claim("groups")
        Optional<Set<String>> optionalGroups;

        @Inject
        @Claim("nothing")
        ClaimValue<Optional<String>> nothing;

        @Inject
        @Claim("sub")
        Provider<String> providedSub;

        @Inject
        @Claim("iat")
        Instance<Long> providedIat;

        @Inject
        @Claim("admin")
        Provider<Optional<Boolean>> providedAdmin;

        @Inject
        @Claim("sub")
        Instance<ClaimValue<String>> providedValue;

        String values() {
            return sub.getValue() + " " + iat.getValue() + " " + level.getValue();
        }

        String optionals() {
            return optionalSub + " " + optionalIat.getValue() + " " + optionalGroups + " " + nothing.getValue();
        }

        String providers() {
            return providedSub.get() + " " + providedIat.get() + " " + providedAdmin.get() + " "
                    + providedValue.get().getValue();
        }

        String names() {
            return sub.getName() + " " + iat.getName();
        }
    }

    @ApplicationScoped
    @NullUnmarked
    static class Shared {
        @Inject
        @Claim("sub")
        ClaimValue<String> value;

        @Inject
        @Claim("sub")
        Provider<String> provider;

        @Inject
        @Claim("sub")
        Instance<String> instance;

        @Inject
        @Claim("sub")
        Provider<JsonString> json;

        @Inject
        @Any
        Instance<Object> anything;

        String all() {
            return value.getValue() + " " + provider.get() + " " + instance.get();
        }

        JsonString provided() {
            return json.get();
        }

        String any(String name) {
            return anything.select(String.class, new ClaimLiteral(name)).get();
        }
    }

    @NullUnmarked
    static class Constructed {
        private final String sub;
        private Long iat;

        @Inject
        Constructed(@Claim("sub") String sub) {
            this.sub = sub;
        }

        @Inject
        void since(@Claim(standard = Claims.iat) Long iat) {
            this.iat = iat;
        }

        String both() {
            return sub + " " + iat;
        }
    }
}
