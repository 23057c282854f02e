// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import org.jwtfilter.caller.Caller;

/**
 * CDI event: a request came with a good token.
 *
 * @param caller whose it is
 * @param remembered whether the token had been found good before, so that no signature was verified
 */
public record TokenAccepted(Caller caller, boolean remembered) {}
