// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jwtfilter.login.oauth.BodyFormat;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.RequestBody;
import org.jwtfilter.login.throttle.Proxies;
import org.jwtfilter.login.throttle.Source;

/** {@code POST /login}. */
@Dependent
@Path("login")
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {
    private static final System.Logger LOG = System.getLogger(LoginResource.class.getName());
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private final Login login;
    private final Proxies proxies;

    @Inject
    LoginResource(Login login, Proxies proxies) {
        this.login = login;
        this.proxies = proxies;
    }

    /** Checks a user name and a password, as JSON or as a form, and answers with tokens. */
    @POST
    public String logIn(
            @Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServletRequest request, InputStream body) {
        Parameters parameters = RequestBody.read(
                EnumSet.allOf(BodyFormat.class),
                headers.getRequestHeader(HttpHeaders.CONTENT_TYPE),
                uri.getRequestUri().getRawQuery(),
                body);
        return login.logIn(parameters, source(proxies, request.getRemoteAddr(), headers))
                .toJson();
    }

    /** Where the request comes from, as far as it may be believed. */
    static Source source(Proxies proxies, String peer, HttpHeaders headers) {
        List<String> forwardedFor = headers.getRequestHeader(FORWARDED_FOR);
        if (forwardedFor == null) {
            return proxies.source(peer, List.of());
        }
        if (proxies.ignores(peer) && WARNED.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "{0} sent X-Forwarded-For but is no proxy that jwt.login.proxies names, so logins through it count as its own."
                            + " Name it there if it is yours.",
                    peer);
        }
        return proxies.source(peer, forwardedFor);
    }
}
