// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.net.URI;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.RemoteKeys;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.wire.Challenge;

/**
 * Everything jwt-filter was told, checked. Immutable; read once at start.
 *
 * @param rules what a token must say
 * @param keys where the issuer's keys come from
 * @param challenge how refusals are worded
 * @param anonymousAllowed whether the servlet filter passes on requests that carry no token
 */
public record JwtConfig(TokenRules rules, Keys keys, Challenge challenge, boolean anonymousAllowed) {

    /** Where the issuer's keys come from. */
    public sealed interface Keys {
        /** Given with the configuration: inline, in a file, or on the class path. */
        record Given(KeySnapshot snapshot) implements Keys {}

        /** Published at an http or https URL. */
        record At(URI uri, RemoteKeys.Timing timing) implements Keys {}
    }
}
