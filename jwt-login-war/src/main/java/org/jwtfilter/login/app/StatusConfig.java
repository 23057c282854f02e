// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.time.Duration;

/**
 * How it is told which access tokens were taken back.
 *
 * @param published whether tokens have places in status lists
 * @param timeToLive how often those who verify are to ask for news
 */
record StatusConfig(boolean published, Duration timeToLive) {
    static StatusConfig read(Values values) {
        return new StatusConfig(
                values.get(Property.STATUS, Values::flag),
                values.duration(Property.STATUS_TTL, Duration.ofSeconds(1), Duration.ofHours(1)));
    }
}
