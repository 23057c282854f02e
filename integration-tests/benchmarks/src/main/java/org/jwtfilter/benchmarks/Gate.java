// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

/** One thing that has been promised, and whether it holds. */
record Gate(String scenario, String mustReach, String measured, boolean reached) {}
