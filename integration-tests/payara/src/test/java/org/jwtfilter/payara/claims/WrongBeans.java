// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.claims;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import java.io.Serializable;
import java.net.URI;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.NullUnmarked;

/** Beans that an application must not have. */
@NullUnmarked
public final class WrongBeans {
    private WrongBeans() {}

    /** Would keep the claim of its first caller. */
    @ApplicationScoped
    public static class Frozen {
        @Inject
        @Claim("sub")
        private String frozen;
    }

    /** Says two claims. */
    @RequestScoped
    public static class TwoNames {
        @Inject
        @Claim(value = "exp", standard = Claims.iat)
        private Long twoNames;
    }

    /** Wants a type that is not listed, later. */
    @RequestScoped
    public static class OddProvider {
        @Inject
        @Claim("website")
        private Provider<URI> oddProvider;
    }

    /** May be written to a session store. */
    @SessionScoped
    public static class InSession implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        @Claim("sub")
        private transient Provider<String> inSession;
    }

    /** One for all callers, though in no scope. */
    @WebServlet("/frozen")
    public static class FrozenServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        @Claim("sub")
        private transient String inServlet;
    }
}
