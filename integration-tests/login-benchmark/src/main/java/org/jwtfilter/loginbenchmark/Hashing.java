// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.util.Map;

/** How passwords are hashed, by configuration. */
enum Hashing {
    PBKDF2("PBKDF2, 600,000 iterations: the default", Map.of()),
    FEWEST_ITERATIONS(
            "`jwt.login.password.iterations=100000`, the fewest", Map.of("jwt.login.password.iterations", "100000")),
    ARGON2ID(
            "`jwt.login.password.algorithm=argon2id`, 19 MiB and 2 passes",
            Map.of("jwt.login.password.algorithm", "argon2id"));

    private final String label;
    private final Map<String, String> properties;

    Hashing(String label, Map<String, String> properties) {
        this.label = label;
        this.properties = properties;
    }

    String label() {
        return label;
    }

    Map<String, String> properties() {
        return properties;
    }
}
