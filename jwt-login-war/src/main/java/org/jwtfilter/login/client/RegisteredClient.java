// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

/**
 * A client that an administrator has registered.
 *
 * @param enabled false if it gets no tokens for the time being
 */
public record RegisteredClient(Client client, boolean enabled) {}
