// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which state of the sources is measured. */
final class Commit {
    private Commit() {}

    /** The commit of the working directory, and whether files differ from it; empty without Git. */
    static Optional<String> here() throws InterruptedException {
        Optional<String> commit = git("rev-parse", "--short", "HEAD");
        Optional<String> changes = git("status", "--porcelain", "--untracked-files=no");
        return commit.map(id -> changes.filter(String::isEmpty).isPresent() ? id : id + " with changes");
    }

    private static Optional<String> git(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, "git");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        }
    }
}
