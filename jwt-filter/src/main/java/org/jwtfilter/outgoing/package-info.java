/**
 * The adapter for outgoing calls: passes the caller's token on to the hosts that the deployer lists, and to nobody else.
 *
 * <p>In goes the request that a client of Jakarta REST or MicroProfile REST Client is about to send; out it comes with an
 * {@code Authorization} field or as it was. Classes are named by the application, or found by the client's own service
 * loading; where their APIs are missing nothing of this package is used.
 */
@NullMarked
package org.jwtfilter.outgoing;

import org.jspecify.annotations.NullMarked;
