/**
 * Everything of jwt-filter that takes input from outside, given texts that a coverage-guided fuzzer (Jazzer) makes up.
 *
 * <p>Owns the targets, one class each with a {@code fuzzerTestOneInput(byte[])}; their first inputs ({@code Seeds}); the
 * other verifier that ours is held against ({@code Peer}); and the campaign that runs each target in a process of its own. A
 * target throws nothing but an {@link java.lang.AssertionError}, and that is a finding. In go seconds and names of targets, out
 * come a table and a process that fails if something was found. The rules themselves are tested in jwt-filter.
 */
@NullMarked
package org.jwtfilter.fuzz;

import org.jspecify.annotations.NullMarked;
