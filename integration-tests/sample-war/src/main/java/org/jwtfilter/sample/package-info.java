/**
 * A small application behind jwt-filter: five resources, each protected in another way, that say who is calling.
 *
 * <p>What tests, benchmarks and newcomers call. Nothing here knows how a token is verified.
 */
@NullMarked
package org.jwtfilter.sample;

import org.jspecify.annotations.NullMarked;
