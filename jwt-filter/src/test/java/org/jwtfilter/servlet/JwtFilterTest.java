// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Await;
import org.jwtfilter.Fakes;
import org.jwtfilter.TestExchange;
import org.jwtfilter.exchange.CallerRequest;
import org.jwtfilter.exchange.NamedCaller;
import org.jwtfilter.key.FakeIssuer;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.token.TestTokens;

final class JwtFilterTest {
    private final Map<String, String> params = new LinkedHashMap<>(Map.of(
            "mp.jwt.verify.publickey", TestKeys.pem(TestKeys.ISSUER),
            "mp.jwt.verify.issuer", TestTokens.ISSUER,
            "mp.jwt.verify.audiences", TestTokens.AUDIENCE));
    private final List<HttpServletRequest> passedOn = new ArrayList<>();
    private final TestExchange exchange = new TestExchange();
    private ClassLoader application = JwtFilterTest.class.getClassLoader();

    @Test
    void listsEveryWrongInitParam() {
        params.put("mp.jwt.verify.clock.skew", "301");
        params.put("jwt.filter.relm", "x");
        params.remove("mp.jwt.verify.issuer");

        assertThatThrownBy(() -> new JwtFilter().init(config()))
                .isInstanceOf(ServletException.class)
                .hasMessageContainingAll("mp.jwt.verify.clock.skew = 301", "jwt.filter.relm", "mp.jwt.verify.issuer");
    }

    @Test
    void refusesARequestWithoutAToken() throws Exception {
        serve();

        assertThat(passedOn).isEmpty();
        assertThat(exchange.status()).isEqualTo(401);
        assertThat(exchange.headers())
                .containsOnly(
                        entry("Vary", "Authorization"),
                        entry("WWW-Authenticate", "Bearer realm=\"jwt\""),
                        entry("Cache-Control", "no-store"));
    }

    @Test
    void refusesARequestWhoseHeaderTheContainerKeepsToItself() throws Exception {
        exchange.keepingHeaders();

        serve();

        assertThat(passedOn).isEmpty();
        assertThat(exchange.status()).isEqualTo(401);
    }

    @Test
    void passesARequestWithoutATokenOnWhereItMay() throws Exception {
        params.put("jwt.filter.anonymous", "allow");

        serve();

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(passedOn).singleElement().isNotInstanceOf(CallerRequest.class);
    }

    @Test
    void refusesABadTokenEvenWhereNoneWouldDo() throws Exception {
        params.put("jwt.filter.anonymous", "allow");
        exchange.with("Authorization", "Bearer x.y.z");

        serve();

        assertThat(passedOn).isEmpty();
        assertThat(exchange.status()).isEqualTo(401);
        assertThat(exchange.headers())
                .hasEntrySatisfying(
                        "WWW-Authenticate", value -> assertThat(value).contains("invalid_token"));
    }

    @Test
    void refusesTwoTokens() throws Exception {
        exchange.with("Authorization", good()).with("Authorization", good());

        serve();

        assertThat(passedOn).isEmpty();
        assertThat(exchange.status()).isEqualTo(400);
    }

    @Test
    void answers503WhileThereAreNoKeys() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.status(500, ""))) {
            params.remove("mp.jwt.verify.publickey");
            params.put("mp.jwt.verify.publickey.location", issuer.uri().toString());
            exchange.with("Authorization", good());

            serve();

            assertThat(passedOn).isEmpty();
            assertThat(exchange.status()).isEqualTo(503);
            assertThat(exchange.headers()).containsEntry("Retry-After", "2").doesNotContainKey("WWW-Authenticate");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // An application may well ask for the role null.
    void makesTheCallerKnownBehindIt() throws Exception {
        exchange.with("Authorization", good());

        serve();

        HttpServletRequest seen = passedOn.get(0);
        assertThat(seen.getUserPrincipal().getName()).isEqualTo("alice");
        assertThat(seen.getUserPrincipal()).isInstanceOf(JsonWebToken.class);
        assertThat(seen.getRemoteUser()).isEqualTo("alice");
        assertThat(seen.getAuthType()).isEqualTo("BEARER");
        assertThat(seen.isUserInRole("admin")).isTrue();
        assertThat(seen.isUserInRole("**")).isTrue();
        assertThat(seen.isUserInRole("Admin")).isFalse();
        assertThat(seen.isUserInRole("*")).isFalse();
        assertThat(seen.isUserInRole(null)).isFalse();
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.headers())
                .containsOnly(entry("Vary", "Authorization"), entry("Cache-Control", "private, no-cache"));
    }

    @Test
    void namesTheCallerWhereMicroProfileIsMissing() throws Exception {
        application = ClassLoader.getPlatformClassLoader();
        exchange.with("Authorization", good());

        serve();

        assertThat(passedOn.get(0).getUserPrincipal())
                .isInstanceOf(NamedCaller.class)
                .hasToString("alice");
        assertThat(passedOn.get(0).getRemoteUser()).isEqualTo("alice");
    }

    @Test
    void takesTheTokenOfACookie() throws Exception {
        params.put("jwt.filter.token.from", "cookie");
        params.put("mp.jwt.token.cookie", "__Host-token");
        exchange.with("Cookie", "__Host-token=" + good().substring("Bearer ".length()));

        serve();

        assertThat(passedOn.get(0).getRemoteUser()).isEqualTo("alice");
        assertThat(exchange.headers()).containsEntry("Vary", "Cookie");
    }

    @Test
    void refusesWhatAForeignPageSendsWithTheTokenOfACookie() throws Exception {
        params.put("jwt.filter.token.from", "cookie");
        exchange.method("POST")
                .with("Origin", "https://evil.example")
                .with("Accept", "application/json")
                .with("Cookie", "Bearer=" + good().substring("Bearer ".length()));

        serve();

        assertThat(passedOn).isEmpty();
        assertThat(exchange.status()).isEqualTo(403);
        assertThat(exchange.headers()).doesNotContainKey("WWW-Authenticate");
        assertThat(exchange.body()).contains("a page of another origin sent it").doesNotContain("evil");
    }

    @Test
    void passesOnWhatIsExcludedAsItCame() throws Exception {
        params.put("jwt.filter.paths.exclude", "/public/*");
        exchange.path("/app/public/x", "/public", "/x").with("Authorization", "Bearer x.y.z");

        serve();

        assertThat(passedOn).singleElement().isNotInstanceOf(CallerRequest.class);
        assertThat(exchange.headers()).isEmpty();
    }

    @Test
    void guardsTheTargetOfADispatchFromAnOpenPage() throws Exception {
        params.put("jwt.filter.paths.exclude", "/public/*");
        for (DispatcherType type : DispatcherType.values()) {
            exchange.path("/app/orders", "/orders", null).dispatch(type);

            serve();

            assertThat(passedOn).as("%s", type).isEmpty();
        }
    }

    @Test
    void guardsWhatAnOpenPageIncludes() throws Exception {
        params.put("jwt.filter.paths.exclude", "/public/*");
        exchange.path("/app/public/x", "/public", "/x")
                .dispatch(DispatcherType.INCLUDE)
                .attribute(RequestDispatcher.INCLUDE_REQUEST_URI, "/app/orders")
                .attribute(RequestDispatcher.INCLUDE_SERVLET_PATH, "/orders");

        serve();

        assertThat(passedOn).isEmpty();
    }

    @Test
    void leavesAPreflightToTheApplication() throws Exception {
        exchange.method("OPTIONS")
                .with("Origin", "https://app.example.org")
                .with("Access-Control-Request-Method", "POST");

        serve();

        assertThat(passedOn).hasSize(1);
        assertThat(exchange.headers()).containsOnly(entry("Vary", "Authorization"));
    }

    @Test
    void endsItsThreadWhenItIsDestroyed() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok("{}"))) {
            params.remove("mp.jwt.verify.publickey");
            params.put("mp.jwt.verify.publickey.location", issuer.uri().toString());
            List<Thread> before = keyThreads();
            JwtFilter filter = new JwtFilter();
            filter.init(config());
            Await.until("a thread runs", () -> !before.containsAll(keyThreads()));

            filter.destroy();

            Await.until("the thread has ended", () -> before.containsAll(keyThreads()));
        }
        new JwtFilter().destroy();
    }

    private static List<Thread> keyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("jwt-filter-keys") && thread.isAlive())
                .toList();
    }

    /** Good for the real clock, which the filter goes by. */
    private static String good() {
        Instant now = Clock.systemUTC().instant();
        return "Bearer "
                + TestTokens.valid()
                        .claim("iat", Long.toString(now.getEpochSecond()))
                        .expiringAt(now.plusSeconds(240))
                        .text();
    }

    private void serve() throws Exception {
        JwtFilter filter = new JwtFilter();
        filter.init(config());
        try {
            FilterChain chain =
                    (ServletRequest request, ServletResponse response) -> passedOn.add((HttpServletRequest) request);
            filter.doFilter(exchange.request(), exchange.response(), chain);
        } finally {
            filter.destroy();
        }
    }

    private FilterConfig config() {
        ServletContext context = Fakes.of(
                ServletContext.class,
                (proxy, method, args) -> method.getName().equals("getClassLoader") ? application : null);
        return Fakes.of(FilterConfig.class, (proxy, method, args) -> switch (method.getName()) {
            case "getServletContext" -> context;
            case "getInitParameter" -> params.get(args[0]);
            case "getInitParameterNames" -> Collections.enumeration(params.keySet());
            default -> null;
        });
    }
}
