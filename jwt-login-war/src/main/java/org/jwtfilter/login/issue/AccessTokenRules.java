// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

/**
 * What every access token says.
 *
 * @param issuer the configured URL of this issuer, written as {@code iss}
 */
public record AccessTokenRules(String issuer) {}
