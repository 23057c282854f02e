// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;
import org.jwtfilter.payara.Answer;
import org.jwtfilter.payara.Servers;
import org.jwtfilter.payara.Site;

/** Every way to ask for a caller or a role, by every hook, beside other mechanisms and without any. One server for all. */
class HooksIT {
    private static final int PORT = Servers.freePort();
    private static final Site SITE = new Site(PORT);
    private static final TokenMint MINT = new TokenMint();

    @SuppressWarnings("NullAway.Init") // JUnit calls start first.
    private static PayaraMicro server;

    @BeforeAll
    static void start() throws Exception {
        Path directory = Servers.emptyDirectory("hooks");
        Wars wars = new Wars(directory, MINT);
        List<Path> all = List.of(
                wars.everything("auto", ""),
                wars.everything("mechanism", "jwt.filter.hook=mechanism\n"),
                wars.everything("module", "jwt.filter.hook=module\n"),
                wars.everything("filter", "jwt.filter.hook=filter\njwt.filter.anonymous=allow\n"),
                wars.everything("own-basic", "", OwnUsers.class, OwnBasic.class),
                wars.everything("own-mechanism", "", OwnMechanism.class),
                wars.loginConfig("login-config"),
                wars.servletsWithoutCdi("no-cdi"),
                wars.declaredFilter("declared"),
                wars.ofTheServer("server"),
                // The last, because Payara Micro deploys nothing after one that does not start.
                wars.everything("own-module", "jwt.filter.hook=module\n", OwnMechanism.class));
        Path password = Files.writeString(directory.resolve("password.txt"), "AS_ADMIN_USERPASSWORD=olga-knows-it");
        Path users = Files.writeString(
                directory.resolve("users.txt"), "create-file-user --passwordfile " + password + " --groups user olga");
        server = PayaraMicro.start(
                new PayaraMicro.Setup(
                        Servers.ARCHIVES.resolve("payara-micro.jar"),
                        PORT,
                        all,
                        Map.of(),
                        Map.of(),
                        directory,
                        List.of("--postbootcommandfile", users.toString())),
                line -> {});
        server.awaitReady(Duration.ofMinutes(3));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Scene scene(String war) {
        return new Scene(SITE, war, MINT);
    }

    @Test
    void eachChoiceIsOneLineOfTheLogWithItsReason() throws Exception {
        assertThat(server.output().lines().filter(line -> line.contains("jwt-filter authenticates")))
                .hasSize(8)
                .anyMatch(
                        line -> line.contains("/auto by module, because Jakarta Authentication is there, and no other"))
                .anyMatch(line -> line.contains("/mechanism by mechanism, because jwt.filter.hook says so"))
                .anyMatch(line -> line.contains("/module by module, because jwt.filter.hook says so"))
                .anyMatch(line -> line.contains("/filter by filter, because jwt.filter.hook says so"))
                .anyMatch(line -> line.contains("/own-basic by mechanism"))
                .anyMatch(line -> line.contains("/own-mechanism by mechanism"))
                .anyMatch(line -> line.contains("/no-cdi by "));
    }

    @Test
    void anApplicationWhoseOwnMechanismTheModuleWouldReplaceDoesNotStart() throws Exception {
        assertThat(scene("own-module").get("/target", null).status()).isEqualTo(404);
        assertThat(server.output()).contains("jwt.filter.hook = module: the application has a mechanism of its own");
    }

    @Test
    void constraintsHoldWithoutBeans() {
        Scene scene = scene("no-cdi");
        scene.assertCallerWanted("/annotated");
        scene.assertCallerWanted("/constraint/user");
        scene.assertClosed("/constraint/user", MINT.token("carl"));
    }

    @Test
    void noTokenIsInTheLog() throws Exception {
        assertThat(server.output()).doesNotContain("eyJ");
    }

    /** Where the server's own implementation is to work, and the plain bean is as open as it is without us. */
    @Test
    void theServersOwnMicroProfileJwtWorksWhereOursIsOff() {
        Scene scene = scene("server");
        assertThat(scene.get("/target", scene.bob()).body()).contains("seen: bob", "type: BASIC");
        assertThat(scene.get("/api/rules/admin", scene.alice()).body()).contains("seen: alice");
        assertThat(scene.get("/api/rules/admin", scene.bob()).status()).isEqualTo(403);
        assertThat(scene.get("/api/rules/vault", null).body()).isEqualTo("opened");
        assertThat(scene.get("/target", scene.bob() + "x").headers().firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @Nested
    class Requests {
        @Nested
        class ByMechanism extends RequestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("mechanism");
            }
        }

        @Nested
        class ByModule extends RequestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("module");
            }
        }

        @Nested
        class ByItself extends RequestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("auto");
            }
        }

        @Nested
        class WithoutBeans extends RequestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("no-cdi");
            }
        }

        @Nested
        class ByFilter extends RequestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("filter");
            }
        }

        @Nested
        class ByDeclaredFilter extends RequestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("declared");
            }
        }
    }

    @Nested
    class Constraints {
        @Nested
        class ByMechanism extends ConstraintScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("mechanism");
            }
        }

        @Nested
        class ByModule extends ConstraintScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("module");
            }
        }

        @Nested
        class ByItself extends ConstraintScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("auto");
            }
        }
    }

    @Nested
    class Rest {
        @Nested
        class ByMechanism extends RestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("mechanism");
            }
        }

        @Nested
        class ByModule extends RestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("module");
            }
        }

        @Nested
        class ByItself extends RestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("auto");
            }
        }

        @Nested
        class ByFilter extends RestScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("filter");
            }

            /** Payara asks for authentication there, too, and its own BASIC answers. Closed, at least. */
            @Override
            void assertPermitted(String path) {
                assertThat(scene().get(path, null).status()).isEqualTo(401);
            }
        }
    }

    @Nested
    class Beans {
        @Nested
        class ByMechanism extends BeanScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("mechanism");
            }
        }

        @Nested
        class ByModule extends BeanScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("module");
            }
        }

        @Nested
        class ByItself extends BeanScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("auto");
            }
        }
    }

    @Nested
    class Crowd {
        @Nested
        class ByMechanism extends CrowdScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("mechanism");
            }
        }

        @Nested
        class ByModule extends CrowdScenarios {
            @Override
            Scene scene() {
                return HooksIT.scene("module");
            }
        }
    }

    @Nested
    class BesideBasic extends OwnMechanismScenarios {
        @Override
        Scene scene() {
            return HooksIT.scene("own-basic");
        }

        @Override
        HttpRequest.Builder asOlga(HttpRequest.Builder request) {
            return basic(request, "olga-knows-it");
        }

        @Override
        String ownChallenge() {
            return "Basic realm=\"own\"";
        }

        @Test
        void aWrongPasswordIsItsOwnMatter() {
            Scene scene = scene();
            HttpRequest.Builder request = basic(scene.site().request("/own-basic/constraint/user"), "guessed");
            assertThat(scene.site().send(request).header("WWW-Authenticate")).isEqualTo(ownChallenge());
        }
    }

    @Nested
    class BesideLoginConfig extends OwnMechanismScenarios {
        @Override
        Scene scene() {
            return HooksIT.scene("login-config");
        }

        @Override
        HttpRequest.Builder asOlga(HttpRequest.Builder request) {
            return basic(request, "olga-knows-it");
        }

        @Override
        String ownChallenge() {
            return "Basic realm=\"file\"";
        }

        @Test
        void aWrongPasswordIsRefused() {
            Scene scene = scene();
            for (HttpRequest.Builder request : List.of(
                    basic(scene.site().request("/login-config/target"), "guessed"),
                    scene.site().request("/login-config/target").header("Authorization", "Basic b2xnYQ=="),
                    scene.site().request("/login-config/target").header("Authorization", "Basic ?"))) {
                Answer answer = scene.site().send(request);
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).isEqualTo(ownChallenge());
            }
        }
    }

    @Nested
    class BesideItsOwn extends OwnMechanismScenarios {
        @Override
        Scene scene() {
            return HooksIT.scene("own-mechanism");
        }

        @Override
        HttpRequest.Builder asOlga(HttpRequest.Builder request) {
            return request.header("X-Own-User", "olga");
        }

        @Override
        String ownChallenge() {
            return "Own";
        }
    }

    @Nested
    class Threats extends ThreatScenarios {
        @Override
        Scene scene() {
            return HooksIT.scene("auto");
        }
    }
}
