// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

/** Where numbers are kept. */
@FunctionalInterface
interface Counts {
    /** Keeps none. */
    Counts NONE = (name, description, tags) -> () -> {};

    /** One thing that is counted. */
    @FunctionalInterface
    interface Count {
        void increment();
    }

    /**
     * The count of this name and these tags.
     *
     * @param name with dots, for example {@code jwt.filter.tokens}
     * @param tags names and values in turns; those of one name always have the same names
     */
    Count of(String name, String description, String... tags);
}
