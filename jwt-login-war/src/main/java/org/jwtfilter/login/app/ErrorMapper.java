// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.UnavailableException;

/** The one place where an error becomes an HTTP answer: the JSON of RFC 6749 section 5.2, whatever went wrong. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ErrorMapper.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final String CHALLENGE = "Bearer realm=\"jwt-login\"";
    private static final String CLIENT_CHALLENGE = "Basic realm=\"jwt-login\"";

    @Override
    public Response toResponse(Throwable thrown) {
        Response.ResponseBuilder answer = answer(errorOf(thrown));
        if (thrown instanceof WebApplicationException http) {
            String allow = http.getResponse().getHeaderString(HttpHeaders.ALLOW);
            if (allow != null) {
                answer.header(HttpHeaders.ALLOW, allow);
            }
        }
        return answer.build();
    }

    private static Response.ResponseBuilder answer(OAuthError error) {
        Response.ResponseBuilder answer = Response.status(error.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error.toJson());
        error.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        if (error.status() == 401 || error.equals(OAuthError.insufficientScope())) {
            // RFC 9110 section 15.5.2 wants a challenge on every 401, RFC 6750 section 3 on this one as well.
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge(error));
        }
        return answer;
    }

    /** Names the error if it is one of RFC 6750 section 3.1; a client can authenticate by Basic (RFC 6749 section 5.2). */
    private static String challenge(OAuthError error) {
        if (error.equals(OAuthError.invalidClient())) {
            return CLIENT_CHALLENGE;
        }
        boolean ofBearer = error.equals(OAuthError.invalidToken()) || error.equals(OAuthError.insufficientScope());
        return ofBearer ? CHALLENGE + ", error=\"" + error.code() + "\"" : CHALLENGE;
    }

    static OAuthError errorOf(Throwable thrown) {
        // The container may wrap what a bean behind a proxy threw.
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OAuthException oauth) {
                return oauth.error();
            }
            if (cause instanceof UnavailableException) {
                LOG.log(Level.WARNING, "Answered 503: {0}", cause.getMessage());
                return OAuthError.temporarilyUnavailable(RETRY_AFTER);
            }
        }
        if (thrown instanceof WebApplicationException http && http.getResponse().getStatus() < 500) {
            return ofStatus(http.getResponse().getStatus());
        }
        if (thrown instanceof ProcessingException) {
            // A header field that JAX-RS cannot read.
            return OAuthError.invalidRequest("The request is malformed");
        }
        // Class and place, but not the message, which may hold what was sent.
        LOG.log(
                Level.ERROR,
                "Answered 500: {0} at {1}",
                thrown.getClass().getName(),
                Arrays.stream(thrown.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("org.jwtfilter."))
                        .findFirst()
                        .map(StackTraceElement::toString)
                        .orElse("a place outside of this application"));
        return OAuthError.serverError();
    }

    /** The error for a status that the container or JAX-RS chose. */
    static OAuthError ofStatus(int status) {
        if (status >= 500) {
            return OAuthError.serverError();
        }
        return switch (status) {
            case 404 -> OAuthError.invalidRequest("There is nothing at this path", 404);
            case 405 -> OAuthError.invalidRequest("This method is not supported here", 405);
            case 406 -> OAuthError.invalidRequest("Answers here are application/json", 406);
            case 413 -> OAuthError.invalidRequest("The body is too large", 413);
            case 415 -> OAuthError.invalidRequest("The Content-Type is missing or not supported here", 415);
            default -> OAuthError.invalidRequest("The request is malformed", status < 400 ? 400 : status);
        };
    }
}
