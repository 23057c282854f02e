// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What was measured. */
public final class Commit {
    private Commit() {}

    /** The commit that is checked out, short; {@code unknown} outside of a clone. */
    public static String current() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return commit.isEmpty() ? "unknown" : commit;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
