// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.authn;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.status.StatusUnavailableException;
import org.jwtfilter.status.TokenStatus;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.VerifiedClaims;
import org.jwtfilter.token.VerifiedToken;
import org.jwtfilter.wire.BearerError;
import org.jwtfilter.wire.Challenge;
import org.jwtfilter.wire.CrossSiteRule;
import org.jwtfilter.wire.FoundToken;
import org.jwtfilter.wire.MalformedRequestException;
import org.jwtfilter.wire.RequestHead;
import org.jwtfilter.wire.TokenFinder;
import org.jwtfilter.wire.TokenPlace;

/** Says what a request's head proves about its sender. Safe for use by many threads. */
public final class Authenticator {
    private static final Logger LOG = System.getLogger(Authenticator.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final TokenFinder finder;
    private final CrossSiteRule crossSite;
    private final TokenVerifier verifier;
    private final VerifiedClaims.Derivation<Known> known;
    private final Challenge challenge;
    private final OutcomeListener listener;

    /** What is kept with the claims of a token: whom they name, and where it says whether that still counts. */
    private record Known(Caller caller, TokenStatus status) {}

    public Authenticator(
            TokenFinder finder,
            CrossSiteRule crossSite,
            TokenVerifier verifier,
            VerifiedClaims.Derivation<Caller> naming,
            VerifiedClaims.Derivation<TokenStatus> status,
            Challenge challenge,
            OutcomeListener listener) {
        this.finder = requireNonNull(finder, "finder");
        this.crossSite = requireNonNull(crossSite, "crossSite");
        this.verifier = requireNonNull(verifier, "verifier");
        requireNonNull(naming, "naming");
        requireNonNull(status, "status");
        this.known = claims -> new Known(naming.of(claims), status.of(claims));
        this.challenge = requireNonNull(challenge, "challenge");
        this.listener = requireNonNull(listener, "listener");
    }

    /** The order is the specification: find, ask who sent it where a browser sends it unasked, verify, name, ask whether it was taken back. */
    public Outcome authenticate(RequestHead request) {
        try {
            Optional<FoundToken> found = finder.find(request);
            if (found.isEmpty()) {
                return new Outcome.Anonymous();
            }
            if (found.get().place() == TokenPlace.COOKIE) {
                Optional<String> objection = crossSite.objection(request);
                if (objection.isPresent()) {
                    LOG.log(Level.DEBUG, "request refused: {0}", objection.get());
                    listener.crossSite();
                    return new Outcome.Refused(Refusal.crossSite(objection.get()));
                }
            }
            VerifiedToken token = verifier.verify(found.get().text());
            Known kept = token.claims().derived(known);
            kept.status().check();
            listener.accepted(kept.caller(), token.remembered());
            return new Outcome.Authenticated(kept.caller(), token.text());
        } catch (MalformedRequestException e) {
            LOG.log(Level.DEBUG, "request refused: {0}", e.getMessage());
            listener.unclear();
            return new Outcome.Refused(Refusal.because(BearerError.INVALID_REQUEST, challenge));
        } catch (TokenRejectedException e) {
            LOG.log(Level.DEBUG, "token refused: {0}", e.rejection());
            listener.refused(e.rejection());
            return new Outcome.Refused(Refusal.because(BearerError.INVALID_TOKEN, challenge));
        } catch (KeysUnavailableException e) {
            LOG.log(Level.DEBUG, "token not judged: {0}", e.getMessage());
            listener.unavailable();
            return new Outcome.Unavailable(Refusal.tryAgainAfter(RETRY_AFTER));
        } catch (StatusUnavailableException e) {
            LOG.log(Level.DEBUG, "token not judged: {0}", e.getMessage());
            listener.statusUnavailable();
            return new Outcome.Unavailable(Refusal.tryAgainAfter(RETRY_AFTER));
        }
    }

    /** The fields of a request on which the outcome depends, as {@code Vary} names them. */
    public String vary() {
        return finder.vary();
    }

    /** The answer for a caller whose rights do not reach. */
    public Refusal rightsWanted() {
        return Refusal.rightsWanted(challenge);
    }

    /** The answer for whoever is {@code Anonymous} where a caller is needed. */
    public Refusal credentialsWanted() {
        return Refusal.credentialsWanted(challenge);
    }
}
