// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jwtfilter.payara.Answer;
import org.jwtfilter.payara.crash.Login.State;
import org.jwtfilter.payara.crash.Tally.Check;

/** Asks after a restart for everything that one customer was told before it. */
final class Inspection {
    private static final int OLD_ENDED = 5;

    private final Customer customer;
    private final Tally tally;
    private final List<String> ended = new ArrayList<>();

    Inspection(Customer customer, Tally tally) {
        this.customer = customer;
        this.tally = tally;
    }

    void run(Node node) {
        boolean changed = password(node);
        for (Login login : customer.all()) {
            switch (login.state()) {
                case LIVE -> {
                    if (changed) {
                        // By the very commit that made the new password good.
                        ended(login.head(), node);
                        login.becomes(State.ENDED);
                    } else {
                        live(login, node);
                    }
                }
                case UNSURE -> unsure(login, node);
                case ENDED -> ended(login.head(), node);
            }
            if (login.state() == State.ENDED) {
                customer.remove(login);
                ended.add(login.head());
            }
        }
        ended.stream().limit(OLD_ENDED).forEach(token -> ended(token, node));
        List<Login> twice = customer.live().stream()
                .filter(login -> login.spent().isPresent())
                .toList();
        if (!twice.isEmpty()) {
            otherHead(customer.any(twice), node);
        }
    }

    /** All logins that have ended in the whole run. */
    void runForAllEnded(Node node) {
        ended.forEach(token -> ended(token, node));
    }

    /** True if a change that was not acknowledged has taken place. */
    private boolean password(Node node) {
        boolean changed = false;
        Optional<String> wanted = customer.wantedPassword();
        if (wanted.isPresent()) {
            Answer answer = node.login(customer.name(), wanted.get());
            changed = answer.status() == 200;
            if (changed) {
                customer.passwordIs(wanted.get(), customer.password());
            } else {
                customer.passwordStays();
            }
        }
        Answer current = node.login(customer.name(), customer.password());
        boolean good = current.status() == 200;
        int former = customer.formerPassword()
                .map(old -> node.login(customer.name(), old).status())
                .orElse(401);
        tally.check(
                Check.PASSWORD, good && former == 401, "it is answered " + current.status() + ", the former " + former);
        return changed;
    }

    private void live(Login login, Node node) {
        boolean lost = customer.wasRefreshing(login);
        Answer first = node.refresh(login.head());
        Answer second = node.refresh(login.head());
        boolean holds = first.status() == 200
                && second.status() == 200
                && first.member("refresh_token").equals(second.member("refresh_token"));
        tally.check(Check.SUCCESSOR, holds, first.status() + " and " + second.status());
        if (lost) {
            tally.check(Check.AFTER_LOST_ANSWER, holds, first.status() + " and " + second.status());
        }
        if (holds) {
            login.refreshed(first.member("refresh_token"));
        }
    }

    private void unsure(Login login, Node node) {
        Answer answer = node.refresh(login.head());
        if (answer.status() == 200) {
            login.refreshed(answer.member("refresh_token"));
        } else {
            login.becomes(State.ENDED);
        }
    }

    private void ended(String token, Node node) {
        Answer answer = node.refresh(token);
        tally.check(
                Check.ENDED,
                answer.status() == 400 && answer.member("error").equals("invalid_grant"),
                "it is answered " + answer.status());
    }

    /** With its successor spent, a token is a copy in wrong hands, and whatever else its login has goes with it. */
    private void otherHead(Login login, Node node) {
        String old = login.spent().orElseThrow();
        Answer next = node.refresh(login.head());
        Answer copy = node.refresh(old);
        boolean ends = next.status() == 200
                && copy.status() == 400
                && node.refresh(next.member("refresh_token")).status() == 400;
        tally.check(Check.OTHER_HEAD, ends, next.status() + " and " + copy.status());
        login.becomes(State.ENDED);
        customer.remove(login);
        ended.add(login.head());
    }
}
