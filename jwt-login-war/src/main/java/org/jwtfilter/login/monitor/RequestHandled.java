// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.monitor;

import java.time.Duration;

/**
 * A request was answered.
 *
 * @param endpoint the path as the application declares it, never as it was sent, for example {@code login}
 * @param status the HTTP status
 * @param took until the answer was ready to be sent
 */
public record RequestHandled(String endpoint, int status, Duration took) {}
