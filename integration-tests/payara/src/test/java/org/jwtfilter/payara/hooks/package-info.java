/**
 * Applications that ask for their caller in every way that Jakarta EE has, and the tests that send them requests.
 *
 * <p>They run side by side on one Payara Micro, each with jwt-filter in {@code WEB-INF/lib} and a configuration of its own; the
 * tokens are made here, so that they can say anything.
 */
@NullMarked
package org.jwtfilter.payara.hooks;

import org.jspecify.annotations.NullMarked;
