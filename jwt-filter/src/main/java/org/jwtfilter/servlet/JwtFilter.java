// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.servlet;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.authn.CallerPrincipals;
import org.jwtfilter.authn.Outcome;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.config.ConfigException;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.ConfiguredAuthenticator;
import org.jwtfilter.config.InitParamSource;
import org.jwtfilter.config.JwtConfig;
import org.jwtfilter.exchange.Answers;
import org.jwtfilter.exchange.CallerRequest;
import org.jwtfilter.exchange.ChallengingResponse;
import org.jwtfilter.exchange.Guard;
import org.jwtfilter.exchange.KnownCaller;
import org.jwtfilter.exchange.NamedCaller;
import org.jwtfilter.exchange.ServletHead;
import org.jwtfilter.exchange.ServletPath;
import org.jwtfilter.selfcheck.Facts;
import org.jwtfilter.selfcheck.SelfCheck;
import org.jwtfilter.wire.Challenge;
import org.jwtfilter.wire.GuardedPaths;
import org.jwtfilter.wire.Preflight;
import org.jwtfilter.wire.RequestHead;

/**
 * Verifies the bearer token of each request to the paths that it is mapped to, and wraps the request so that the caller and
 * his roles are seen behind it.
 *
 * <p>Configured in {@code web.xml} by init-params with the names of README's table. A request without a token gets 401 unless
 * {@code jwt.filter.anonymous} says {@code allow}; one with a bad token gets 401 in any case. Roles are for the application to
 * ask for: {@code request.isUserInRole("admin")}.
 */
public final class JwtFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ConfiguredAuthenticator configured;
    private transient Optional<CallerPrincipals> principals = Optional.empty();
    private transient GuardedPaths paths = GuardedPaths.ALL;
    private transient Challenge challenge = new Challenge("jwt");
    private transient boolean anonymousAllowed;

    /** @throws ServletException if the init-params are wrong; its message lists every problem */
    @Override
    public void init(FilterConfig filterConfig) throws ServletException {
        super.init(filterConfig);
        ClassLoader application = filterConfig.getServletContext().getClassLoader();
        InitParamSource source = new InitParamSource(filterConfig);
        try {
            JwtConfig config = ConfigReader.read(source, application);
            if (!ConfigReader.isWanted(source)) {
                // To pass everything on would open what the deployer wanted guarded.
                throw new ServletException("jwt.filter.enabled = false: take the filter out of web.xml instead");
            }
            SelfCheck.log(config, Facts.of(filterConfig.getServletContext(), Set.of()));
            Guard.on(filterConfig.getServletContext(), config.challenge());
            anonymousAllowed = config.anonymousAllowed();
            paths = config.paths();
            challenge = config.challenge();
            principals = CallerPrincipals.find(application);
            configured = ConfiguredAuthenticator.start(config, Clock.systemUTC());
        } catch (ConfigException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!paths.guard(ServletPath.of(request))) {
            chain.doFilter(request, response);
            return;
        }
        var authenticator = requireNonNull(configured, "not initialised").authenticator();
        RequestHead head = new ServletHead(request);
        var answer = new ChallengingResponse(request, response, challenge, authenticator.vary());
        Outcome outcome = authenticator.authenticate(head);
        if (outcome instanceof Outcome.Authenticated authenticated) {
            KnownCaller caller = new KnownCaller(
                    principal(authenticated), authenticated.caller().roles());
            Answers.isFor(caller, request, answer);
            chain.doFilter(new CallerRequest(request, answer, caller), answer);
        } else if (outcome instanceof Outcome.Refused refused) {
            Answers.send(refused.refusal(), request, answer);
        } else if (outcome instanceof Outcome.Unavailable unavailable) {
            Answers.send(unavailable.refusal(), request, answer);
        } else if (anonymousAllowed || Preflight.is(head)) {
            chain.doFilter(request, answer);
        } else {
            Answers.send(authenticator.credentialsWanted(), request, answer);
        }
    }

    @Override
    public void destroy() {
        if (configured != null) {
            configured.close();
        }
    }

    private Principal principal(Outcome.Authenticated authenticated) {
        Caller caller = authenticated.caller();
        return principals
                .<Principal>map(known -> known.of(caller, authenticated.token()))
                .orElseGet(() -> new NamedCaller(caller, authenticated.token()));
    }
}
