// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.Clients;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.realm.UserName;

/** Revocations by status lists. */
public final class ListedRevocations implements Revocations {
    /** How far the clocks of those who verify may be behind. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    /** How long a list is needed after its last token was issued, whatever a client's tokens last. */
    static final Duration LONGEST_TOKEN = Client.MAX_ACCESS_TOKEN_LIFETIME.plus(SKEW);

    private final Places places;
    private final IssuedTokens tokens;
    private final PublishedLists published;
    private final Clients clients;
    private final Clock clock;

    /**
     * @param published where lists are, and what is told when a token was taken back
     * @param clients the clients that may get tokens now
     */
    public ListedRevocations(
            StatusLists lists, IssuedTokens tokens, PublishedLists published, Clients clients, Clock clock) {
        this.places = new Places(lists, LONGEST_TOKEN, clock);
        this.tokens = tokens;
        this.published = published;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Optional<StatusReference> placeInLogin(String login, Client client) {
        StatusPlace place = places.next();
        if (!tokens.keepInLogin(place, login, client.id(), expiry(client))) {
            throw new EndedMeanwhileException();
        }
        return kept(place, client);
    }

    @Override
    public Optional<StatusReference> place(UserName user, Client client) {
        return place(Holder.user(user.text()), client);
    }

    @Override
    public Optional<StatusReference> place(Client client) {
        return place(Holder.client(client.id()), client);
    }

    private Optional<StatusReference> place(String holder, Client client) {
        StatusPlace place = places.next();
        tokens.keep(place, holder, client.id(), expiry(client));
        return kept(place, client);
    }

    private Instant expiry(Client client) {
        return clock.instant().plus(client.accessTokenLifetime()).plus(SKEW);
    }

    /** Whoever ends a client does so before its tokens: either finds the token that was kept now, or the client is not found any more. */
    private Optional<StatusReference> kept(StatusPlace place, Client client) {
        if (clients.find(client.id()).isEmpty()) {
            throw new EndedMeanwhileException();
        }
        return Optional.of(new StatusReference(published.uri(place.list()), place.index()));
    }

    @Override
    public boolean arePublished() {
        return true;
    }

    @Override
    public int endClient(String clientId) {
        int ended = tokens.revokeClient(clientId, clock.instant());
        published.changed();
        return ended;
    }

    @Override
    public void end(StatusReference reference) {
        place(reference).filter(place -> tokens.revoke(place, clock.instant())).ifPresent(place -> published.changed());
    }

    @Override
    public void endAllIssuedUntilNow(Optional<String> subject) {
        Instant moment = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        tokens.cutOff(subject.map(CutOffs::digest).orElse(IssuedTokens.EVERYBODY), moment);
        published.changed();
    }

    @Override
    public boolean isTakenBack(Optional<StatusReference> reference, String subject, Instant issuedAt) {
        return tokens.isTakenBack(reference.flatMap(this::place), CutOffs.digest(subject), issuedAt);
    }

    private Optional<StatusPlace> place(StatusReference reference) {
        return published.number(reference.uri()).map(list -> new StatusPlace(list, reference.index()));
    }
}
