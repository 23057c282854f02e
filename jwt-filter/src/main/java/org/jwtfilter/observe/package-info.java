/**
 * The adapter for whoever watches: CDI events, counters in MicroProfile Metrics or OpenTelemetry, a readiness check of
 * MicroProfile Health.
 *
 * <p>In go the outcomes of {@code authn} and the looks of {@code key}, through {@link org.jwtfilter.config.Observer}; out go
 * {@link org.jwtfilter.observe.TokenAccepted} and its sisters, and counts. It decides nothing, holds no token, and is not there
 * where CDI is not. Each of the APIs is looked up by name, and missing is as good as silent.
 */
@NullMarked
package org.jwtfilter.observe;

import org.jspecify.annotations.NullMarked;
