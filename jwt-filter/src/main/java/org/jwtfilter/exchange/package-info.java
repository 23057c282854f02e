/**
 * The servlet API's requests and responses in the words of the stages, for all adapters that meet them.
 *
 * <p>In goes a {@code HttpServletRequest}, out comes a {@link org.jwtfilter.wire.RequestHead} or a
 * {@link org.jwtfilter.wire.RequestPath}; in goes a {@link org.jwtfilter.authn.Refusal}, out comes the response. What an
 * application leaves out of its answers to callers is put there ({@link org.jwtfilter.exchange.ChallengingResponse}). In goes a
 * {@link org.jwtfilter.exchange.KnownCaller}, out comes a {@link org.jwtfilter.exchange.CallerRequest} that shows him wherever it
 * is sent; {@link org.jwtfilter.exchange.ServedRequest} finds the request again for who has only the thread. It decides nothing.
 */
@NullMarked
package org.jwtfilter.exchange;

import org.jspecify.annotations.NullMarked;
