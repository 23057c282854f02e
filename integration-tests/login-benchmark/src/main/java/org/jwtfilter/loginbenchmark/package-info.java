/**
 * What a node of the login WAR costs on PostgreSQL: the CPU time of its process for a refresh, for a token of a program and for a login, and its heap under that load.
 *
 * <p>Owns the server, the database, the load and the table that comes out. What signing costs beside issuing is measured in {@code
 * benchmarks}.
 */
@NullMarked
package org.jwtfilter.loginbenchmark;

import org.jspecify.annotations.NullMarked;
