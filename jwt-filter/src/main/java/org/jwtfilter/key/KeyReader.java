// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

/** Turns the text of a key set into keys. Safe for use by many threads. */
@FunctionalInterface
public interface KeyReader {
    /**
     * The keys that the text holds.
     *
     * @throws KeyFormatException if it holds none that can be used; the message never repeats the text
     */
    KeySnapshot read(String text) throws KeyFormatException;
}
