// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.cli;

import java.io.IOException;
import java.io.PrintStream;
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
              list-clients [--limit N] [--after ID]
              show-client ID
              create-client ID --type secret|key|public [--disabled] [OPTION...]
                                                  the secret is in the answer, this once
              change-client ID OPTION...
              enable-client ID | disable-client ID
              renew-client-secret ID              the old one is good no more
              delete-client ID                    its logins end with it

            OPTION of a client is --keys FILE (its public keys, a JSON Web Key Set), --grants A,B (refresh_token, client_credentials,
            jwt-bearer), --scope "A B", --audiences A,B, or --access-token-lifetime, --refresh-token-idle, --refresh-token-lifetime SECONDS.

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
            Arguments given = Arguments.parse(List.of(arguments));
            Server server = new Server(given.url());
            String answer = given.command() == Command.CHANGE_PASSWORD
                    ? changePassword(server, given)
                    : administer(server, given);
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
        String old = passwords.ask("Password of " + given.user());
        return server.changePassword(given.user(), old, passwords.askNew("New password of " + given.user()));
    }

    /**
     * What is to be sent.
     *
     * @param path below that of administration
     * @param json of the body; empty for none
     */
    private record Wanted(String method, String path, String json) {
        Wanted(String method, String path) {
            this(method, path, "");
        }
    }

    private String administer(Server server, Arguments given)
            throws IOException, InterruptedException, Server.RefusedException {
        // What is wrong with the options is said before a password is asked for.
        Optional<Wanted> early = ofClients(given);
        String token = server.logIn(given.user(), passwords.ask("Password of " + given.user()));
        Wanted wanted = early.isPresent() ? early.get() : ofUsersAndKeys(given);
        return server.administer(token, wanted.method(), wanted.path(), wanted.json());
    }

    private static Optional<Wanted> ofClients(Arguments given) throws IOException {
        String clients = "/clients";
        String client = given.operands().isEmpty() ? clients : clients + "/" + Server.encode(given.name());
        return switch (given.command()) {
            case LIST_CLIENTS -> Optional.of(new Wanted("GET", clients + given.page()));
            case SHOW_CLIENT -> Optional.of(new Wanted("GET", client));
            case CREATE_CLIENT -> Optional.of(new Wanted("POST", clients, ClientText.created(given)));
            case CHANGE_CLIENT -> Optional.of(new Wanted("PATCH", client, ClientText.changed(given)));
            case ENABLE_CLIENT -> Optional.of(new Wanted("PATCH", client, "{\"enabled\":true}"));
            case DISABLE_CLIENT -> Optional.of(new Wanted("PATCH", client, "{\"enabled\":false}"));
            case RENEW_CLIENT_SECRET -> Optional.of(new Wanted("POST", client + "/secret"));
            case DELETE_CLIENT -> Optional.of(new Wanted("DELETE", client));
            default -> Optional.empty();
        };
    }

    private Wanted ofUsersAndKeys(Arguments given) throws IOException {
        String name = given.operands().isEmpty() ? "" : given.name();
        String user = "/users/" + Server.encode(name);
        return switch (given.command()) {
            case LIST -> new Wanted("GET", "/users" + given.page());
            case SHOW -> new Wanted("GET", user);
            case CREATE ->
                new Wanted(
                        "POST",
                        "/users",
                        "{\"username\":" + Json.string(name) + ",\"password\":"
                                + Json.string(passwords.askNew("Password of " + name)) + ",\"groups\":"
                                + Json.strings(given.option("--groups").orElse("")) + ",\"temporary\":"
                                + given.has("--temporary") + ",\"enabled\":" + !given.has("--disabled") + "}");
            case ENABLE -> new Wanted("PATCH", user, "{\"enabled\":true}");
            case DISABLE -> new Wanted("PATCH", user, "{\"enabled\":false}");
            case SET_GROUPS ->
                new Wanted(
                        "PATCH",
                        user,
                        "{\"groups\":" + Json.strings(given.operands().get(1)) + "}");
            case SET_PASSWORD ->
                new Wanted(
                        "PATCH",
                        user,
                        "{\"password\":" + Json.string(passwords.askNew("New password of " + name)) + ",\"temporary\":"
                                + given.has("--temporary") + "}");
            case DELETE -> new Wanted("DELETE", user);
            case LIST_KEYS -> new Wanted("GET", "/keys");
            case ROTATE_KEYS -> new Wanted("POST", "/keys");
            case REMOVE_KEY -> new Wanted("DELETE", "/keys/" + Server.encode(name));
            default -> throw new IllegalStateException(given.command().word() + " is sent in another way");
        };
    }
}
