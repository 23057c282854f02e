// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** A real CDI container with our producers, a token that the test sets, and the beans under test. */
final class Cdi implements AutoCloseable {
    private final SeContainer container;
    private final Checks checks = new Checks();

    Cdi(Class<?>... beans) {
        this.container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(checks)
                .addBeanClasses(ClaimProducers.class, Token.class)
                .addBeanClasses(beans)
                .initialize();
    }

    /** What our rules say about the beans; CDI has found them in order. */
    List<String> problems() {
        return checks.problems;
    }

    /** What a bean says during a request with these claims, null for a request without a token. */
    <B> @Nullable String ask(
            Class<B> bean, @Nullable Map<String, Object> claims, Function<B, @Nullable String> question) {
        container.select(Token.class).get().set(claims);
        RequestContextController request =
                container.select(RequestContextController.class).get();
        request.activate();
        try {
            return question.apply(container.select(bean).get());
        } finally {
            request.deactivate();
        }
    }

    @Override
    public void close() {
        container.close();
    }

    static final class Checks implements Extension {
        private final InjectedClaims claims = new InjectedClaims();
        private List<String> problems = List.of();

        void note(@Observes ProcessInjectionPoint<?, ?> event) {
            claims.note(event.getInjectionPoint());
        }

        void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
            problems = claims.problems(beans);
        }
    }

    @ApplicationScoped
    @Typed({JsonWebToken.class, Token.class})
    static class Token implements JsonWebToken {
        private volatile @Nullable Map<String, Object> claims;

        void set(@Nullable Map<String, Object> claims) {
            this.claims = claims;
        }

        @Override
        public String getName() {
            return "whoever";
        }

        @Override
        public @Nullable Set<String> getClaimNames() {
            Map<String, Object> all = claims;
            return all == null ? null : all.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T getClaim(String name) {
            Map<String, Object> all = claims;
            return all == null ? null : (T) all.get(name);
        }
    }
}
