// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Instant;

/**
 * What a command to rotate led to.
 *
 * @param next the key that is published now
 * @param activeFrom when it begins to sign
 * @param made false if there was a next key already
 */
public record Rotation(VerificationKey next, Instant activeFrom, boolean made) {}
