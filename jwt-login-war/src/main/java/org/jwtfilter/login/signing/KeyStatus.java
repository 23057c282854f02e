// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Instant;
import java.util.Optional;

/**
 * How a published key stands.
 *
 * @param state next, active or retired
 * @param publishedAt when it was made
 * @param activeFrom when it begins to sign
 * @param activeUntil when the next one begins to sign; empty where that is not known yet
 * @param publishedUntil when everything that it signed has expired; empty where that is not known yet
 */
public record KeyStatus(
        VerificationKey key,
        KeyState state,
        Instant publishedAt,
        Instant activeFrom,
        Optional<Instant> activeUntil,
        Optional<Instant> publishedUntil) {}
