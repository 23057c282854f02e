// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the text of a key set comes from, each time anew. Used by one thread at a time. */
@FunctionalInterface
public interface KeySource extends AutoCloseable {
    /**
     * One version of a text, for example an entity tag. Means something to the source that gave it and to nobody else.
     */
    interface Stamp {}

    /** What one look at the source showed. */
    sealed interface Reading {
        /** How long the source says that this is good for, empty if it does not say. Zero if it wants to be asked always. */
        Optional<Duration> freshFor();
    }

    /** The text, whether or not it is a new one. The stamp is null where the source has no means to tell versions apart. */
    record Text(String text, @Nullable Stamp stamp, Optional<Duration> freshFor) implements Reading {}

    /** The text is still the one that the stamp was given with. */
    record Unchanged(Optional<Duration> freshFor) implements Reading {}

    /**
     * Looks at the source; may take seconds.
     *
     * @param known the stamp of the text that is in use, null if none is. A text that turned out to be no good is not in use,
     *     so its source is never asked whether it is still the same.
     * @throws IOException if the source cannot be reached, or what it answers is not a text
     */
    Reading read(@Nullable Stamp known) throws IOException;

    /** Lets go of connections and threads; what is read after that fails. Does nothing the second time. */
    @Override
    default void close() {}
}
