// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring Security's resource server, without the filter around it; it stands on Nimbus. */
final class SpringPeer {
    private SpringPeer() {}

    static Verification of(Trust trust) throws ParseException {
        DefaultJWTProcessor<SecurityContext> processor = NimbusPeer.processor(trust);
        // As the builders of NimbusJwtDecoder do: the claims are Spring's own matter.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ofSeconds(30)),
                new JwtIssuerValidator(trust.issuer()),
                new JwtAudienceValidator(trust.audience()),
                new JwtClaimValidator<>("exp", Objects::nonNull),
                new JwtClaimValidator<>("sub", Objects::nonNull)));
        return token -> decoder.decode(token.text());
    }
}
