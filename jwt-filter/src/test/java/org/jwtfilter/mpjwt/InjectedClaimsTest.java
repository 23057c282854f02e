// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Where a claim cannot be injected, and what is said about it. */
@NullUnmarked // Fields that CDI sets.
final class InjectedClaimsTest {
    private static final String NAME = InjectedClaimsTest.class.getName() + "$";

    @Test
    void aQualifierNamesOneClaim() {
        assertThat(problems(Ambiguous.class))
                .containsExactly(
                        NAME
                                + "Ambiguous.none: @Claim(value = \"\", standard = UNKNOWN) must name one claim, by value, by"
                                + " standard, or by both alike",
                        NAME
                                + "Ambiguous.two: @Claim(value = \"exp\", standard = iat) must name one claim, by value, by"
                                + " standard, or by both alike");
    }

    @Test
    void noOtherTypesAreKnown() {
        assertThat(problems(OtherTypes.class))
                .hasSize(4)
                .allMatch(problem -> problem.contains("; accepted are " + ClaimShape.ACCEPTED))
                .anyMatch(problem -> problem.startsWith(NAME
                        + "OtherTypes.optional: a claim cannot be injected as java.util.Optional<java.lang.Integer>"))
                .anyMatch(problem -> problem.startsWith(NAME + "OtherTypes.provider: "))
                .anyMatch(problem -> problem.startsWith(NAME + "OtherTypes.set: "))
                .anyMatch(problem -> problem.startsWith(NAME + "OtherTypes.value: "));
        assertThatThrownBy(() -> new Cdi(BareOtherType.class)).isInstanceOf(DeploymentException.class);
    }

    @Test
    void anApplicationMayMakeTypesOfItsOwn() {
        assertThat(problems(OwnType.class, OwnTypeProducer.class)).isEmpty();
    }

    @Test
    void aClaimDoesNotOutliveItsRequest() {
        for (Class<?> bean : List.of(Shared.class, One.class, Pooled.class, Page.class, Gate.class)) {
            assertThat(problems(bean))
                    .containsExactly(bean.getName()
                            + ".sub: the bean lives longer than a request, and all other callers would be shown the claim of"
                            + " one; inject a ClaimValue or Provider of java.lang.String");
        }
    }

    @Test
    void norAsPartOfABeanThatDoes() {
        assertThat(problems(Part.class, PartOfPart.class, Whole.class))
                .containsExactly(NAME + "PartOfPart.sub: it is part of " + NAME
                        + "Whole, which lives longer than a request, and all other callers would be shown the claim of one;"
                        + " inject a ClaimValue or Provider of java.util.Optional<java.lang.String>");
        assertThat(problems(Part.class, PartOfPart.class, ShortWhole.class)).isEmpty();
    }

    @Test
    void aClaimIsNotWrittenToASessionStore() {
        String problem = ": a bean that may be written to a session store cannot have a claim; inject JsonWebToken";
        assertThat(problems(InSession.class))
                .containsExactly(
                        NAME + "InSession.provider" + problem,
                        NAME + "InSession.sub" + problem,
                        NAME + "InSession.value" + problem);
    }

    @Test
    void whatIsHandedOverAnewEachTimeIsFine() {
        assertThat(problems(Listening.class, Lasting.class, Brief.class)).isEmpty();
    }

    private static List<String> problems(Class<?>... beans) {
        try (Cdi cdi = new Cdi(beans)) {
            return cdi.problems().stream().sorted().toList();
        }
    }

    @RequestScoped
    static class Ambiguous {
        @Inject
        @Claim(value = "exp", standard = Claims.iat)
        Long two;

        @Inject
        @Claim
        String none;

        @Inject
        @Claim(value = "exp", standard = Claims.exp)
        Long alike;
    }

    @RequestScoped
    static class OtherTypes {
        @Inject
        @Claim("a")
        Optional<Integer> optional;

        @Inject
        @Claim("a")
        ClaimValue<Double> value;

        @Inject
        @Claim("a")
        Provider<URI> provider;

        @Inject
        @Claim("a")
        ClaimValue<Set<Long>> set;
    }

    @RequestScoped
    static class BareOtherType {
        @Inject
        @Claim("a")
        double number;
    }

    @RequestScoped
    static class OwnType {
        @Inject
        @Claim("website")
        URI website;

        @Inject
        @Claim("website")
        Provider<URI> later;
    }

    static class OwnTypeProducer {
        @Produces
        @Claim
        URI website(JsonWebToken token) {
            return URI.create(token.getClaim("website"));
        }
    }

    @ApplicationScoped
    static class Shared {
        @Inject
        @Claim("sub")
        String sub;
    }

    @Singleton
    static class One {
        @Inject
        @Claim("sub")
        String sub;
    }

    @Stateless
    static class Pooled {
        @Inject
        @Claim("sub")
        String sub;
    }

    static class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        @Claim("sub")
        transient String sub;
    }

    @jakarta.ws.rs.ext.Provider
    static class Gate implements ContainerRequestFilter {
        @Inject
        @Claim("sub")
        String sub;

        @Override
        public void filter(ContainerRequestContext request) {}
    }

    static class PartOfPart {
        @Inject
        @Claim("sub")
        Optional<String> sub;
    }

    static class Part {
        @Inject
        PartOfPart part;
    }

    @ApplicationScoped
    static class Whole {
        @Inject
        Part part;
    }

    @RequestScoped
    static class ShortWhole {
        @Inject
        Part part;
    }

    @SessionScoped
    static class InSession implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        @Claim("sub")
        String sub;

        @Inject
        @Claim("sub")
        transient ClaimValue<String> value;

        @Inject
        @Claim("sub")
        transient Provider<String> provider;

        @Inject
        transient JsonWebToken token;
    }

    @ApplicationScoped
    static class Listening {
        void on(@Observes String event, @Claim("sub") String sub) {}
    }

    @ApplicationScoped
    static class Lasting {
        @Inject
        @Claim("sub")
        ClaimValue<String> value;

        @Inject
        @Claim("sub")
        Provider<Optional<String>> provider;

        @Inject
        JsonWebToken token;
    }

    static class Brief {
        @Inject
        @Claim("sub")
        String sub;
    }
}
