// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

/**
 * A rule of the configuration cannot be read or is out of its limits: the deployer's fault. The message is one phrase that says
 * where, what was found and what is accepted, for example {@code position 7: '/' where the end, a comma, ... was expected}.
 */
public final class RuleFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RuleFormatException(String message) {
        super(message);
    }
}
