// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.outgoing;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.authn.TokenBearer;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.MicroProfileSource;
import org.jwtfilter.wire.OutgoingHosts;

/**
 * Passes the caller's token on, for a client of Jakarta REST: {@code client.register(CallerTokenFilter.class)}.
 *
 * <p>Only hosts of {@code jwt.filter.outgoing.hosts} get it, by https or on a loopback address; any other request is sent as it
 * is, and so is one that has an {@code Authorization} field already. Redirects are not followed with it: the answer with
 * status 3xx is the application's to judge. There is a caller only on the thread of his request.
 *
 * <p>Last of all filters, so that none after it sends the request elsewhere.
 */
@Priority(Integer.MAX_VALUE)
public final class CallerTokenFilter implements ClientRequestFilter {
    private static final Logger LOG = System.getLogger(CallerTokenFilter.class.getName());

    /** Jersey follows redirects by itself and sends all fields along; other clients do so only when told to. */
    private static final String FOLLOW_REDIRECTS = "jersey.config.client.followRedirects";

    private final OutgoingHosts hosts;
    private final Supplier<? extends @Nullable Principal> caller;

    /**
     * As the application's MicroProfile Config says, for the caller that Jakarta Security knows.
     *
     * @throws org.jwtfilter.config.ConfigException if {@code jwt.filter.outgoing.hosts} cannot be read
     */
    public CallerTokenFilter() {
        this.hosts = ConfigReader.outgoingHosts(
                MicroProfileSource.of(Thread.currentThread().getContextClassLoader()));
        this.caller = KnownCaller::now;
    }

    /**
     * Where there is no MicroProfile Config or no Jakarta Security.
     *
     * @param hosts who may get tokens, in the words of {@code jwt.filter.outgoing.hosts}
     * @param caller whose token is passed on, null for nobody's; for example {@code request::getUserPrincipal}
     */
    public CallerTokenFilter(Set<String> hosts, Supplier<? extends @Nullable Principal> caller) {
        this.hosts = new OutgoingHosts(hosts);
        this.caller = requireNonNull(caller, "caller");
    }

    @Override
    public void filter(ClientRequestContext request) {
        if (request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) {
            return;
        }
        if (!hosts.allow(request.getUri())) {
            LOG.log(
                    Level.DEBUG,
                    "no token for {0}, which is not of jwt.filter.outgoing.hosts",
                    request.getUri().getHost());
            return;
        }
        if (caller.get() instanceof TokenBearer bearer) {
            request.setProperty(FOLLOW_REDIRECTS, Boolean.FALSE);
            request.getHeaders()
                    .putSingle(
                            HttpHeaders.AUTHORIZATION,
                            "Bearer " + bearer.token().value());
        }
    }
}
