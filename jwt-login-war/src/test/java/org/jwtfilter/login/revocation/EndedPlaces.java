// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jwtfilter.login.oauth.StatusReference;

/** Remembers which single tokens, and whose, were taken back. */
public class EndedPlaces extends NoRevocations {
    private final List<StatusReference> ended = new ArrayList<>();
    private final List<String> endedClients = new ArrayList<>();
    private final List<String> endedSubjects = new ArrayList<>();

    public List<StatusReference> ended() {
        return ended;
    }

    public List<String> endedClients() {
        return endedClients;
    }

    /** Names of users, and {@code *} for everybody. */
    public List<String> endedSubjects() {
        return endedSubjects;
    }

    @Override
    public boolean arePublished() {
        return true;
    }

    @Override
    public int endClient(String clientId) {
        endedClients.add(clientId);
        return 0;
    }

    @Override
    public void end(StatusReference place) {
        ended.add(place);
    }

    @Override
    public void endAllIssuedUntilNow(Optional<String> subject) {
        endedSubjects.add(subject.orElse("*"));
    }

    @Override
    public boolean isTakenBack(Optional<StatusReference> place, String subject, Instant issuedAt) {
        return place.filter(ended::contains).isPresent();
    }
}
