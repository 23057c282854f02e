// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

/** A document is no status list that we can use. The message says why and holds nothing of it. */
final class StatusFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    StatusFormatException(String message) {
        super(message);
    }
}
