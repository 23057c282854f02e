// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.crash;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jwtfilter.payara.Answer;
import org.jwtfilter.payara.crash.Login.State;
import org.jwtfilter.payara.crash.Tally.Deed;

/** One user with some logins, who does one thing after the other and writes down what he was told. */
final class Customer {
    private static final int FEWEST = 2;
    private static final int MOST = 6;

    private final String name;
    private final Tally tally;
    private final Random random;
    private final List<Login> logins = new ArrayList<>();
    private String password;
    private Optional<String> formerPassword = Optional.empty();
    private Optional<String> wantedPassword = Optional.empty();
    private Optional<Login> refreshing = Optional.empty();
    private int passwords;

    Customer(String name, String password, Tally tally, long seed) {
        this.name = name;
        this.password = password;
        this.tally = tally;
        this.random = new Random(seed);
    }

    /** Goes on until the node gives no answer. */
    void work(Node node) {
        while (tally.problems().isEmpty()) {
            Deed deed = choose();
            try {
                act(deed, node);
            } catch (UncheckedIOException e) {
                tally.unanswered(deed);
                return;
            }
        }
    }

    private Deed choose() {
        long live = live().size();
        int dice = random.nextInt(100);
        if (live < FEWEST || (live < MOST && dice < 10)) {
            return Deed.LOGIN;
        }
        if (dice < 80) {
            return Deed.REFRESH;
        }
        return dice < 98 ? Deed.LOG_OUT : Deed.PASSWORD;
    }

    private void act(Deed deed, Node node) {
        switch (deed) {
            case LOGIN -> logIn(node);
            case REFRESH -> refresh(any(live()), node);
            case LOG_OUT -> logOut(any(live()), node);
            case PASSWORD -> changePassword(node);
        }
    }

    private void logIn(Node node) {
        Answer answer = node.login(name, password);
        if (told(Deed.LOGIN, answer, 200)) {
            logins.add(new Login(answer.member("refresh_token")));
        }
    }

    private void refresh(Login login, Node node) {
        refreshing = Optional.of(login);
        Answer answer = node.refresh(login.head());
        if (told(Deed.REFRESH, answer, 200)) {
            login.refreshed(answer.member("refresh_token"));
        }
        refreshing = Optional.empty();
    }

    private void logOut(Login login, Node node) {
        login.becomes(State.UNSURE);
        if (told(Deed.LOG_OUT, node.logOut(login.head()), 200)) {
            login.becomes(State.ENDED);
        }
    }

    private void changePassword(Node node) {
        passwords++;
        String wanted = name + " has chosen number " + passwords;
        wantedPassword = Optional.of(wanted);
        if (told(Deed.PASSWORD, node.changePassword(name, password, wanted), 204)) {
            live().forEach(login -> login.becomes(State.ENDED));
            passwordIs(wanted, password);
        }
    }

    /** From now on this password is good and that one is not. */
    void passwordIs(String current, String former) {
        password = current;
        formerPassword = Optional.of(former);
        wantedPassword = Optional.empty();
    }

    /** A password that was asked for did not come to be. */
    void passwordStays() {
        wantedPassword = Optional.empty();
    }

    /** Adds a login that was acknowledged. */
    void add(Login login) {
        logins.add(login);
    }

    void remove(Login login) {
        logins.remove(login);
    }

    /** True once: whether a refresh of this login got no answer. */
    boolean wasRefreshing(Login login) {
        boolean was = refreshing.filter(login::equals).isPresent();
        if (was) {
            refreshing = Optional.empty();
        }
        return was;
    }

    List<Login> all() {
        return List.copyOf(logins);
    }

    List<Login> live() {
        return logins.stream().filter(login -> login.state() == State.LIVE).toList();
    }

    Login any(List<Login> some) {
        return some.get(random.nextInt(some.size()));
    }

    String name() {
        return name;
    }

    String password() {
        return password;
    }

    Optional<String> formerPassword() {
        return formerPassword;
    }

    Optional<String> wantedPassword() {
        return wantedPassword;
    }

    private boolean told(Deed deed, Answer answer, int expected) {
        if (answer.status() == expected) {
            tally.acknowledged(deed);
            return true;
        }
        tally.problem(deed + " was answered " + answer.status());
        return false;
    }
}
