// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import java.time.Duration;
import java.util.List;

/**
 * What every access token says.
 *
 * @param issuer the configured URL of this issuer, written as {@code iss}
 * @param audiences who may accept the tokens, at least one, written as {@code aud}
 * @param lifetime from {@code iat} to {@code exp}, whole seconds, at most {@link #MAX_LIFETIME}
 */
public record AccessTokenRules(String issuer, List<String> audiences, Duration lifetime) {
    /** No access token lives longer, whatever is configured (RFC 6750 section 5.3). */
    public static final Duration MAX_LIFETIME = Duration.ofHours(1);

    public AccessTokenRules {
        audiences = List.copyOf(audiences);
        if (audiences.isEmpty() || lifetime.compareTo(MAX_LIFETIME) > 0 || lifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("An access token needs an audience and lives 1 s to " + MAX_LIFETIME);
        }
    }
}
