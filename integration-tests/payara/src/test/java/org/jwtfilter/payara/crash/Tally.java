// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.crash;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What all clients together were told, never got an answer to, looked at again, and found wrong. */
final class Tally {
    /** What a client does. */
    enum Deed {
        LOGIN("logins"),
        REFRESH("refreshes"),
        LOG_OUT("log-outs"),
        PASSWORD("changes of a password");

        private final String label;

        Deed(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What is looked at after a restart. */
    enum Check {
        SUCCESSOR("newest token of a login refreshes, and again with the same answer"),
        AFTER_LOST_ANSWER("of these, a refresh had got no answer"),
        ENDED("login that had ended stays so"),
        PASSWORD("changed password is the one that counts, the one before it does not"),
        OTHER_HEAD("older token ends its login, newest token included");

        private final String label;

        Check(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private final Map<Deed, LongAdder> acknowledged = new ConcurrentHashMap<>();
    private final Map<Deed, LongAdder> unanswered = new ConcurrentHashMap<>();
    private final Map<Check, LongAdder> checks = new ConcurrentHashMap<>();
    private final Collection<String> problems = new ConcurrentLinkedQueue<>();

    void acknowledged(Deed deed) {
        count(acknowledged, deed);
    }

    void unanswered(Deed deed) {
        count(unanswered, deed);
    }

    /** Counts a look, and writes down what is wrong with what was found. */
    void check(Check check, boolean holds, String problem) {
        count(checks, check);
        if (!holds) {
            problems.add(check.label() + ": " + problem);
        }
    }

    void problem(String problem) {
        problems.add(problem);
    }

    long allAcknowledged() {
        return acknowledged.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long acknowledgedOf(Deed deed) {
        return acknowledged.getOrDefault(deed, new LongAdder()).sum();
    }

    long unansweredOf(Deed deed) {
        return unanswered.getOrDefault(deed, new LongAdder()).sum();
    }

    long checksOf(Check check) {
        return checks.getOrDefault(check, new LongAdder()).sum();
    }

    Collection<String> problems() {
        return problems;
    }

    private static <K> void count(Map<K, LongAdder> counts, K key) {
        counts.computeIfAbsent(key, any -> new LongAdder()).increment();
    }
}
