// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.jaxrs;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import org.jwtfilter.access.AccessRule;
import org.jwtfilter.access.AccessRule.Verdict;
import org.jwtfilter.wire.Challenge;

/**
 * Lets a request through to its resource method only if the method's annotations do, and those of the locators that led to it.
 * It stands before the server's own check of the same annotations, which would word its refusals in other ways.
 */
@Priority(Priorities.AUTHORIZATION - 1)
final class AccessFilter implements ContainerRequestFilter {
    private final AccessRule rule;
    private final Challenge challenge;
    private final Locators locators = new Locators();

    AccessFilter(AccessRule rule, Challenge challenge) {
        this.rule = requireNonNull(rule, "rule");
        this.challenge = requireNonNull(challenge, "challenge");
    }

    @Override
    public void filter(ContainerRequestContext request) {
        SecurityContext caller = request.getSecurityContext();
        Verdict verdict = verdict(caller, request);
        if (verdict != Verdict.ALLOWED) {
            int status = verdict == Verdict.UNKNOWN_CALLER ? 401 : 403;
            request.abortWith(
                    Answers.refusal(status, caller, request.getHeaders().get(HttpHeaders.ACCEPT), challenge));
        }
    }

    /** The first objection on the way to the method and of the method itself. */
    private Verdict verdict(SecurityContext caller, ContainerRequestContext request) {
        boolean known = caller.getUserPrincipal() != null;
        for (AccessRule each : locators.rules(request.getUriInfo().getMatchedResources())) {
            Verdict verdict = each.verdict(known, caller::isUserInRole);
            if (verdict != Verdict.ALLOWED) {
                return verdict;
            }
        }
        return rule.verdict(known, caller::isUserInRole);
    }
}
