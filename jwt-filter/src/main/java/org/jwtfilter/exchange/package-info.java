/**
 * The servlet API's requests and responses in the words of the stages, for all adapters that meet them.
 *
 * <p>In goes a {@code HttpServletRequest}, out comes a {@link org.jwtfilter.wire.RequestHead}. It decides nothing.
 */
@NullMarked
package org.jwtfilter.exchange;

import org.jspecify.annotations.NullMarked;
