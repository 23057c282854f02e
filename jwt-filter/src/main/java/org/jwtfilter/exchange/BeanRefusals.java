// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.access.AccessRefusedException;
import org.jwtfilter.authn.Refusal;
import org.jwtfilter.wire.Challenge;

/** What becomes of an exception by which a bean refused its caller. */
final class BeanRefusals {
    /** By name: this class must load where there are no enterprise beans. */
    private static final String ENTERPRISE = "jakarta.ejb.EJBAccessException";

    private static final int DEPTH = 10;

    private BeanRefusals() {}

    /** Answers the request if that is what the exception is about. */
    static boolean answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
        Optional<Challenge> challenge = Guard.of(request.getServletContext());
        int status = status(thrown, request);
        if (challenge.isEmpty() || status == 0) {
            return false;
        }
        response.reset();
        if (status == 401) {
            Answers.send(Refusal.credentialsWanted(challenge.get()), request, response);
        } else if (KnownCaller.of(request).isPresent()) {
            Answers.send(Refusal.rightsWanted(challenge.get()), request, response);
        } else {
            response.setStatus(status);
        }
        return true;
    }

    /** 401, 403, or 0 if the exception is about something else. */
    private static int status(Throwable thrown, HttpServletRequest request) {
        @Nullable Throwable each = thrown;
        for (int i = 0; each != null && i < DEPTH; i++) {
            if (each instanceof AccessRefusedException refused) {
                return refused.status();
            }
            if (isEnterprise(each.getClass())) {
                return request.getUserPrincipal() == null
                                && KnownCaller.of(request).isEmpty()
                        ? 401
                        : 403;
            }
            each = each.getCause();
        }
        return 0;
    }

    private static boolean isEnterprise(@Nullable Class<?> type) {
        return type != null && (type.getName().equals(ENTERPRISE) || isEnterprise(type.getSuperclass()));
    }
}
