// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Announces a body and sends a byte of it each quarter of a second, until it is answered. */
final class SlowClient {
    private static final int BETWEEN_BYTES = 250;

    private final int port;

    SlowClient(int port) {
        this.port = port;
    }

    /**
     * What came back before the connection was closed.
     *
     * @throws AssertionError if that took longer
     */
    String answer(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(BETWEEN_BYTES);
            socket.getOutputStream()
                    .write(("POST /jwt-login/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            while (System.nanoTime() < end) {
                try {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        return answer.toString(StandardCharsets.US_ASCII);
                    }
                    answer.write(next);
                } catch (SocketTimeoutException nothingYet) {
                    socket.getOutputStream().write('x');
                }
            }
            throw new AssertionError("not hung up on; so far it was told: " + answer);
        }
    }
}
