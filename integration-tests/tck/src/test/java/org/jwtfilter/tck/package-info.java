/**
 * Runs the official test suite of MicroProfile JWT against jwt-filter, and judges the run.
 *
 * <p>The suite is taken as it is published. {@link org.jwtfilter.tck.ArchivePreparation} puts our jar into its archives,
 * {@link org.jwtfilter.tck.ArquillianGroup} mends how it calls Arquillian, {@code Verdict} says whether all of it passed
 * and whose implementation was at work.
 */
@NullMarked
package org.jwtfilter.tck;

import org.jspecify.annotations.NullMarked;
