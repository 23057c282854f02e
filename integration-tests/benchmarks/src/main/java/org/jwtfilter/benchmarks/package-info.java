// SPDX-License-Identifier: Apache-2.0
/**
 * What verifying a token costs, in jwt-filter and in the other libraries of the field: the same tokens, the same checks, one
 * run.
 *
 * <p>{@link org.jwtfilter.benchmarks.Report} is the entry. For each case it starts a virtual machine in which
 * {@link org.jwtfilter.benchmarks.Rounds} lets all candidates take turns of some milliseconds, and writes a table, a picture
 * and a list of gates. All that is known of jwt-filter's classes is in {@link org.jwtfilter.benchmarks.OurVerifier}.
 *
 * <p>Why not JMH for this? Our claims are ratios, and JMH measures one candidate after the other: minutes lie between the two
 * numbers of a ratio, and on a shared machine these minutes are not alike. Taking turns, both meet the same minute. For the
 * same reason time is CPU time of the working thread, not wall time. What this leaves out: the garbage collector and the
 * compiler work in threads of their own, so whoever allocates much is in truth a little worse than shown; hence the column
 * with the bytes, which no neighbour disturbs. And candidates that share a virtual machine share the compiler's view of the
 * JDK's classes, as libraries in one application do.
 *
 * <p>JMH is there for whoever would rather trust it ({@link org.jwtfilter.benchmarks.Jmh}), and a full run ends with a few of
 * the numbers from it. Before anything is measured each candidate has to accept a good token and to refuse bad ones.
 */
@NullMarked
package org.jwtfilter.benchmarks;

import org.jspecify.annotations.NullMarked;
