// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

/**
 * CDI event: the keys of an issuer were looked for. Fired in the background, outside any request.
 *
 * @param issuer as {@code iss} has it
 * @param found whether there were any, new or unchanged
 */
public record KeysLookedFor(String issuer, boolean found) {}
