// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run has measured so far, case by case. */
final class Results {
    private final Map<Case, List<Sample>> samples = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** Puts the rounds of one more process to those that are there. */
    void add(Case scenario, List<Sample> more) {
        samples.merge(scenario, more, Results::joined);
    }

    void note(String text) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
    }

    Set<Case> cases() {
        return samples.keySet();
    }

    List<Sample> samples(Case scenario) {
        return samples.getOrDefault(scenario, List.of());
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    Optional<Sample> sample(String scenario, String candidate) {
        return samples(Case.named(scenario)).stream()
                .filter(sample -> sample.candidate().equals(candidate))
                .findFirst();
    }

    Sample limit(Case scenario) {
        return sample(scenario.name(), scenario.limit()).orElseThrow();
    }

    private static List<Sample> joined(List<Sample> earlier, List<Sample> later) {
        List<Sample> joined = new ArrayList<>();
        for (int i = 0; i < earlier.size(); i++) {
            if (!earlier.get(i).candidate().equals(later.get(i).candidate())) {
                throw new IllegalStateException("two processes measured different candidates");
            }
            joined.add(earlier.get(i).and(later.get(i)));
        }
        return List.copyOf(joined);
    }
}
