// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.crash;

import java.util.Optional;

/** One login, as its client knows it. */
final class Login {
    enum State {
        /** Its newest token is good, whether or not a request to refresh it got an answer. */
        LIVE,
        /** Its end was acknowledged. */
        ENDED,
        /** Its end was asked for, and no answer came. */
        UNSURE
    }

    private State state = State.LIVE;
    private String head;
    private Optional<String> spent = Optional.empty();

    /** @param head the refresh token that the answer had */
    Login(String head) {
        this.head = head;
    }

    /** The newest token that an answer had. */
    String head() {
        return head;
    }

    /** The token before it, if there was one. */
    Optional<String> spent() {
        return spent;
    }

    State state() {
        return state;
    }

    void refreshed(String next) {
        spent = Optional.of(head);
        head = next;
        state = State.LIVE;
    }

    void becomes(State other) {
        state = other;
    }
}
