// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.authn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.caller.CallerMapping;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.status.TokenStatus;
import org.jwtfilter.token.Rejection;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.TrustedIssuer;
import org.jwtfilter.wire.Challenge;
import org.jwtfilter.wire.CrossSiteRule;
import org.jwtfilter.wire.TestHead;
import org.jwtfilter.wire.TokenFinder;
import org.jwtfilter.wire.TokenPlace;

/** Whoever listens is told each outcome once. */
final class OutcomeListenerTest {
    private final List<String> told = new ArrayList<>();

    private final OutcomeListener listener = new OutcomeListener() {
        @Override
        public void accepted(Caller caller, boolean remembered) {
            told.add("accepted " + caller.name() + " " + remembered);
        }

        @Override
        public void refused(Rejection reason) {
            told.add("refused " + reason);
        }

        @Override
        public void unclear() {
            told.add("unclear");
        }

        @Override
        public void crossSite() {
            told.add("cross-site");
        }

        @Override
        public void unavailable() {
            told.add("unavailable");
        }
    };

    @Test
    void isToldOfEachTokenAndWhetherItWasKnown() {
        Authenticator authenticator = authenticator(TestKeys.ofIssuer());
        String good = "Bearer " + TestTokens.valid().text();

        authenticator.authenticate(TestHead.authorization(good));
        authenticator.authenticate(TestHead.authorization(good));
        authenticator.authenticate(TestHead.authorization("Bearer x.y.z"));
        authenticator.authenticate(TestHead.authorization(
                "Bearer " + TestTokens.valid().claim("upn", "1").text()));
        authenticator.authenticate(TestHead.authorization("Bearer"));

        assertThat(told)
                .containsExactly(
                        "accepted alice false",
                        "accepted alice true",
                        "refused MALFORMED",
                        "refused CALLER_UNNAMED",
                        "unclear");
    }

    @Test
    void isToldOfTokensThatCannotBeJudged() {
        authenticator(TestKeys.none())
                .authenticate(
                        TestHead.authorization("Bearer " + TestTokens.valid().text()));

        assertThat(told).containsExactly("unavailable");
    }

    @Test
    void isToldOfRequestsThatAnotherSiteSent() {
        authenticator(TestKeys.ofIssuer())
                .authenticate(new TestHead()
                        .method("POST")
                        .with("Cookie", "token=" + TestTokens.valid().text())
                        .with("Sec-Fetch-Site", "cross-site"));

        assertThat(told).containsExactly("cross-site");
    }

    @Test
    void isToldNothingWhereNothingWasSent() {
        authenticator(TestKeys.ofIssuer()).authenticate(new TestHead());
        authenticator(TestKeys.ofIssuer()).authenticate(TestHead.authorization("Basic YTpi"));

        assertThat(told).isEmpty();
    }

    private Authenticator authenticator(VerificationKeys keys) {
        TrustedIssuer issuer = new TrustedIssuer(TestTokens.rules(), keys, CryptoProvider.JDK);
        return new Authenticator(
                new TokenFinder(List.of(TokenPlace.HEADER, TokenPlace.COOKIE), "token"),
                new CrossSiteRule(Set.of()),
                new TokenVerifier(List.of(issuer), Optional.empty(), 100, TestTokens.CLOCK),
                new CallerMapping()::callerOf,
                claims -> TokenStatus.NOT_LOOKED_AFTER,
                new Challenge("orders"),
                listener);
    }
}
