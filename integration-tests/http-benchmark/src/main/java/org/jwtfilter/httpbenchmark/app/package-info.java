/** The classes of the measured applications. They know nothing of the benchmark, and it packs them into archives. */
@NullMarked
package org.jwtfilter.httpbenchmark.app;

import org.jspecify.annotations.NullMarked;
