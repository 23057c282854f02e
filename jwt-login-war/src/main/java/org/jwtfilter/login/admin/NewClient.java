// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

/** A client to be registered. */
record NewClient(String id, ClientKind kind, WantedClient wanted) {}
