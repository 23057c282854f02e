/**
 * The look around at the start: what is configured and will not work, or not as safely as it seems, said in plain sentences.
 *
 * <p>In go the configuration and {@link org.jwtfilter.selfcheck.Facts} about the application and its server; out come
 * {@link org.jwtfilter.selfcheck.Finding}s, each of which is one warning in the log. What is plainly wrong is not ours but
 * {@code config}'s: there the application does not start. Only what is certain is said.
 */
@NullMarked
package org.jwtfilter.selfcheck;

import org.jspecify.annotations.NullMarked;
