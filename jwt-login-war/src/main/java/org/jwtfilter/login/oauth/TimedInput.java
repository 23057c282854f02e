// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The body of a request, for a while. A container ends a read for which nothing comes, but one byte now and then keeps its thread for as long
 * as the sender likes.
 */
final class TimedInput extends FilterInputStream {
    /** The time is over; looked at before each read. */
    static final class OverException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final LongSupplier nanoTime;
    private final long end;

    TimedInput(InputStream in, Duration time, LongSupplier nanoTime) {
        super(in);
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + time.toNanos();
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        check();
        return super.read(bytes, offset, length);
    }

    private void check() throws OverException {
        if (nanoTime.getAsLong() - end >= 0) {
            throw new OverException();
        }
    }
}
