/**
 * What a request costs on Payara Micro once a caller is needed: the CPU time of the server's process, for the same resource
 * unprotected, behind a module that looks at nothing, behind jwt-filter, and behind the server's own MicroProfile JWT.
 *
 * <p>Owns the applications ({@code app} holds their classes), a server for each that run at once, and the load, which takes turns
 * among them so that a busy minute of the machine meets all alike. Out come a table and a picture. What verifying alone costs is
 * measured in {@code benchmarks}.
 */
@NullMarked
package org.jwtfilter.httpbenchmark;

import org.jspecify.annotations.NullMarked;
