// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.time.Instant;
import java.util.Optional;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.realm.UserName;

/** Where tokens have no places. */
class NoRevocations implements Revocations {
    @Override
    public Optional<StatusReference> placeInLogin(String login, Client client) {
        return Optional.empty();
    }

    @Override
    public Optional<StatusReference> place(UserName user, Client client) {
        return Optional.empty();
    }

    @Override
    public Optional<StatusReference> place(Client client) {
        return Optional.empty();
    }

    @Override
    public boolean arePublished() {
        return false;
    }

    @Override
    public int endClient(String clientId) {
        return 0;
    }

    @Override
    public void end(StatusReference place) {}

    @Override
    public void endAllIssuedUntilNow(Optional<String> subject) {}

    @Override
    public boolean isTakenBack(Optional<StatusReference> place, String subject, Instant issuedAt) {
        return false;
    }
}
