// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

/**
 * The one token that a request carries.
 *
 * @param text what was sent
 * @param place where it stood
 */
public record FoundToken(TokenText text, TokenPlace place) {}
