/**
 * What an operator's tools ask: is this node alive, is it ready, and what has it done. Level 5.
 *
 * <p>Owns the checks of MicroProfile Health and the numbers of MicroProfile Metrics. Does not own the events that are counted (see {@code
 * audit}) nor the endpoints, which are the container's: {@code /health} and {@code /metrics}. A container without one of the two APIs leaves
 * the classes here that need it alone, and nothing else depends on them. In: events. Out: checks and numbers, without names of users.
 */
@NullMarked
package org.jwtfilter.login.monitor;

import org.jspecify.annotations.NullMarked;
