// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.assertion.Assertion;
import org.jwtfilter.login.assertion.AssertionIssuer;
import org.jwtfilter.login.assertion.IssuerAssertions;
import org.jwtfilter.login.assertion.RefusedAssertionException;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.issue.AccessToken;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.revocation.EndedMeanwhileException;
import org.jwtfilter.login.revocation.Revocations;

/**
 * An access token for a user of whom somebody else, who is trusted with that, has made a signed statement. There is no refresh token: it
 * would outlive the trust (RFC 7521 section 4.1).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-2.1">RFC 7523 section 2.1</a>
 */
public final class JwtBearerGrant implements Grant {
    private final IssuerAssertions assertions;
    private final Realm realm;
    private final AccessTokens accessTokens;
    private final Revocations revocations;
    private final AuditTrail audit;

    public JwtBearerGrant(
            IssuerAssertions assertions,
            Realm realm,
            AccessTokens accessTokens,
            Revocations revocations,
            AuditTrail audit) {
        this.assertions = assertions;
        this.realm = realm;
        this.accessTokens = accessTokens;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** What a token may be issued for. */
    private record Admitted(Assertion assertion, User user, Scope scope) {}

    @Override
    public GrantType type() {
        return GrantType.JWT_BEARER;
    }

    @Override
    public Granted grant(TokenRequest request) {
        String text = request.parameters().require("assertion");
        try {
            return grant(request, assertions.spend(text, request.client().id(), good -> admitted(good, request)));
        } catch (RefusedAssertionException e) {
            audit.record(event(AuditType.ASSERTION_REFUSED, request).with(AuditField.REASON, e.reason()));
            throw new OAuthException(OAuthError.invalidAssertion());
        }
    }

    private Admitted admitted(Assertion assertion, TokenRequest request) throws RefusedAssertionException {
        User user = assertion.user(realm);
        return new Admitted(
                assertion,
                user,
                request.within(most(assertion.issuer(), request.client().scope())));
    }

    private Granted grant(TokenRequest request, Admitted admitted) throws RefusedAssertionException {
        Optional<StatusReference> place = place(admitted.user(), request.client());
        // Asked again: whoever was ended before the place was there has none that it could have been ended with.
        User user = admitted.assertion().user(realm);
        AccessToken access = accessTokens.issue(user, request.client(), admitted.scope(), place);
        audit.record(event(AuditType.ASSERTION_TOKEN, request)
                .with(AuditField.USER, user.name().text())
                .with(AuditField.ISSUER, admitted.assertion().issuer().issuer()));
        return new Granted(access, admitted.scope(), Optional.empty());
    }

    private Optional<StatusReference> place(User user, Client client) {
        try {
            return revocations.place(user.name(), client);
        } catch (EndedMeanwhileException e) {
            // By now it would not be believed.
            throw new OAuthException(OAuthError.invalidClient());
        }
    }

    private static AuditEvent event(AuditType type, TokenRequest request) {
        return AuditEvent.of(type)
                .with(AuditField.SOURCE, request.source())
                .with(AuditField.CLIENT, request.client().id());
    }

    /** What the client may have and the issuer may give. */
    private static Scope most(AssertionIssuer issuer, Scope ofClient) {
        if (issuer.scope().isEmpty()) {
            return ofClient;
        }
        Set<String> words = new LinkedHashSet<>(ofClient.words());
        words.retainAll(issuer.scope().get().words());
        if (words.isEmpty()) {
            throw new OAuthException(OAuthError.invalidScope());
        }
        return new Scope(words);
    }
}
