// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@code java -jar jwt-login-admin.jar …}. */
public final class AdminCommand {
    private static final int REFUSED = 1;
    private static final int NO_SUCH_COMMAND = 2;

    private static final String USAGE = """
            java -jar jwt-login-admin.jar [--url URL] [--user NAME] COMMAND

              list [--limit N] [--after NAME]     a page of users; N is 1 to 500
              show NAME
              create NAME [--groups A,B] [--temporary] [--disabled]
              enable NAME | disable NAME
              set-groups NAME A,B                 no groups: ""
              set-password NAME [--temporary]     temporary: good only for choosing another one
              delete NAME
              change-password                     one's own, also a one-time password
              list-keys                           the signing keys that are published
              rotate-keys                         makes the next signing key; it signs when resource servers have it
              remove-key KID                      for a key in wrong hands: out of use at once, and its tokens with it

            URL is where the login application is, http://127.0.0.1:8080/jwt-login by default; NAME is admin by default.
            Passwords are asked for; without a terminal they are read from the standard input, one a line: first one's own, then the new one.
            """;

    private final Passwords passwords;
    private final PrintStream out;
    private final PrintStream err;

    AdminCommand(Passwords passwords, PrintStream out, PrintStream err) {
        this.passwords = passwords;
        this.out = out;
        this.err = err;
    }

    /** Runs one command and ends the JVM with its exit status. */
    public static void main(String[] arguments) {
        System.exit(
                new AdminCommand(new Passwords(System.console(), System.in), System.out, System.err).run(arguments));
    }

    /** Runs one command. Returns the exit status. */
    int run(String... arguments) {
        try {
            Arguments given = Arguments.parse(new ArrayDeque<>(List.of(arguments)));
            Server server = new Server(given.url);
            String answer = given.command.equals("change-password")
                    ? changePassword(server, given)
                    : given.send(
                            server, server.logIn(given.user, passwords.ask("Password of " + given.user)), passwords);
            if (!answer.isEmpty()) {
                out.println(answer);
            }
            return 0;
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.println(USAGE);
            return NO_SUCH_COMMAND;
        } catch (Server.RefusedException | IOException e) {
            err.println(e.getMessage());
            return REFUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return REFUSED;
        }
    }

    private String changePassword(Server server, Arguments given)
            throws IOException, InterruptedException, Server.RefusedException {
        String old = passwords.ask("Password of " + given.user);
        return server.changePassword(given.user, old, passwords.askNew("New password of " + given.user));
    }

    /** What was asked for. */
    private static final class Arguments {
        private URI url = URI.create("http://127.0.0.1:8080/jwt-login");
        private String user = "admin";
        private String command = "";
        private final List<String> operands = new ArrayList<>();
        private Optional<String> limit = Optional.empty();
        private Optional<String> after = Optional.empty();
        private Optional<String> groups = Optional.empty();
        private boolean temporary;
        private boolean disabled;

        static Arguments parse(Deque<String> words) {
            Arguments given = new Arguments();
            while (!words.isEmpty()) {
                String word = words.pop();
                switch (word) {
                    case "--url" -> given.url = URI.create(value(word, words));
                    case "--user" -> given.user = value(word, words);
                    case "--limit" -> given.limit = Optional.of(value(word, words));
                    case "--after" -> given.after = Optional.of(value(word, words));
                    case "--groups" -> given.groups = Optional.of(value(word, words));
                    case "--temporary" -> given.temporary = true;
                    case "--disabled" -> given.disabled = true;
                    default -> {
                        if (word.startsWith("--")) {
                            throw new IllegalArgumentException("There is no option " + word);
                        }
                        given.operands.add(word);
                    }
                }
            }
            if (given.operands.isEmpty()) {
                throw new IllegalArgumentException("A command is missing");
            }
            given.command = given.operands.remove(0);
            given.check();
            return given;
        }

        private static String value(String option, Deque<String> words) {
            if (words.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return words.pop();
        }

        private void check() {
            int wanted = switch (command) {
                case "list", "change-password", "list-keys", "rotate-keys" -> 0;
                case "show", "create", "enable", "disable", "set-password", "delete", "remove-key" -> 1;
                case "set-groups" -> 2;
                default -> throw new IllegalArgumentException("There is no command " + command);
            };
            if (operands.size() != wanted) {
                throw new IllegalArgumentException(command + " needs " + wanted + " operands");
            }
        }

        private String send(Server server, String token, Passwords passwords)
                throws IOException, InterruptedException, Server.RefusedException {
            String name = operands.isEmpty() ? "" : operands.get(0);
            return switch (command) {
                case "list" -> server.list(token, limit, after);
                case "list-keys" -> server.listKeys(token);
                case "rotate-keys" -> server.rotateKeys(token);
                case "remove-key" -> server.removeKey(token, name);
                case "show" -> server.show(token, name);
                case "create" ->
                    server.create(
                            token,
                            "{\"username\":" + Json.string(name) + ",\"password\":"
                                    + Json.string(passwords.askNew("Password of " + name)) + ",\"groups\":"
                                    + Json.strings(groups.orElse("")) + ",\"temporary\":" + temporary + ",\"enabled\":"
                                    + !disabled
                                    + "}");
                case "enable" -> server.change(token, name, "{\"enabled\":true}");
                case "disable" -> server.change(token, name, "{\"enabled\":false}");
                case "set-groups" -> server.change(token, name, "{\"groups\":" + Json.strings(operands.get(1)) + "}");
                case "set-password" ->
                    server.change(
                            token,
                            name,
                            "{\"password\":"
                                    + Json.string(passwords.askNew("New password of " + name)) + ",\"temporary\":"
                                    + temporary
                                    + "}");
                default -> server.delete(token, name);
            };
        }
    }
}
