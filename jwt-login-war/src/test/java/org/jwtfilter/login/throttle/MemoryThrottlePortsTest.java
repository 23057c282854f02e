// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import org.junit.jupiter.api.Nested;

/** The fakes that other tests build on keep to the contracts. */
class MemoryThrottlePortsTest {
    @Nested
    class Attempts extends LoginAttemptsContract {
        private final LoginAttempts attempts = new MemoryLoginAttempts();

        @Override
        protected LoginAttempts attempts() {
            return attempts;
        }
    }

    @Nested
    class Sources extends KnownSourcesContract {
        private final KnownSources sources = new MemoryKnownSources();

        @Override
        protected KnownSources sources() {
            return sources;
        }
    }
}
