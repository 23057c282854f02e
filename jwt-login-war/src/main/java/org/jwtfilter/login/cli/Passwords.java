// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks for passwords: unseen at a terminal, otherwise a line each of the standard input. */
final class Passwords {
    private final @Nullable Console console;
    private final BufferedReader lines;

    Passwords(@Nullable Console console, InputStream in) {
        this.console = console;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    String ask(String what) throws IOException {
        if (console == null) {
            @Nullable String line = lines.readLine();
            if (line == null) {
                throw new IOException(what + ": the standard input has no line for it");
            }
            return line;
        }
        char @Nullable [] typed = console.readPassword("%s: ", what);
        if (typed == null) {
            throw new IOException(what + ": nothing was typed");
        }
        return new String(typed);
    }

    /** A password that nobody knows yet: typed twice at a terminal. */
    String askNew(String what) throws IOException {
        String first = ask(what);
        if (console != null && !first.equals(ask("The same again"))) {
            throw new IOException("These were two different passwords");
        }
        return first;
    }
}
