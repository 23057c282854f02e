// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;

/**
 * Opens, rotates and revokes families of refresh tokens.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14">RFC 9700 section 4.14</a>
 */
public final class RefreshFamilies {
    private static final String REPEATED = "repeated";

    private final RefreshTokens tokens;
    private final RefreshPolicy policy;
    private final Realm realm;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random;

    public RefreshFamilies(
            RefreshTokens tokens,
            RefreshPolicy policy,
            Realm realm,
            AuditTrail audit,
            Clock clock,
            SecureRandom random) {
        this.tokens = tokens;
        this.policy = policy;
        this.realm = realm;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /** To be called before the client and the password are looked at. */
    public LoginStart begin() {
        return new LoginStart(clock.instant(), tokens.cutOffs());
    }

    /** The first refresh token of a login; empty if all logins of the user, or of the client, were ended after {@code start}, as by a new password. */
    public Optional<RefreshToken> open(User user, Client client, LoginStart start) {
        Instant now = clock.instant();
        RefreshToken first = RefreshToken.first(random);
        RefreshPolicy terms = termsOf(client);
        Instant expiresAt = terms.expiresAt(now);
        Family family = new Family(
                first.handleHash(),
                first.hash(),
                Optional.empty(),
                user,
                client.id(),
                client.scope(),
                start.at(),
                expiresAt,
                terms.idleUntil(now, expiresAt),
                Optional.empty());
        return Optional.of(first).filter(any -> tokens.open(family, start.cutOffs()));
    }

    /**
     * Spends {@code presented} for the next token of its family. A token that was spent a moment ago gets the same next token again, so
     * that a client may repeat a request whose answer was lost.
     *
     * @param scope what the client asks for; empty if for all that it was granted
     * @param source where the request comes from, for the audit trail
     * @throws OAuthException {@code invalid_grant} if the token is not good, belongs to another client, or its user is gone or disabled;
     *     {@code invalid_scope} if more is asked for than was granted, and then the token is not spent
     */
    public Rotated rotate(RefreshToken presented, Client client, Optional<Scope> scope, String source) {
        Instant now = clock.instant();
        Family family = find(presented, client);
        boolean good = isGood(presented, family, now, source);
        if (scope.isPresent() && !family.scope().covers(scope.get())) {
            throw new OAuthException(OAuthError.invalidScope());
        }
        User user = realm.current(family.user()).orElseThrow(() -> userGone(family, now, source));
        if (!good) {
            return repeated(presented, user, family, source);
        }
        SpentToken spent = new SpentToken(presented.hash(), now, RefreshToken.newSalt(random));
        RefreshToken next = presented.successor(spent.salt());
        Instant idleUntil = termsOf(client).idleUntil(now, family.expiresAt());
        if (tokens.rotate(family.handleHash(), spent, next.hash(), idleUntil)) {
            audit.record(event(AuditType.REFRESHED, family).with(AuditField.SOURCE, source));
            return new Rotated(next, user, family);
        }
        // Somebody was faster with the same token, or has ended the login. What is there now decides.
        Family since = find(presented, client);
        if (isGood(presented, since, now, source)) {
            throw refused();
        }
        return repeated(presented, user, since, source);
    }

    private Family find(RefreshToken presented, Client client) {
        return tokens.find(presented.handleHash())
                .filter(found -> found.clientId().equals(client.id()))
                .orElseThrow(RefreshFamilies::refused);
    }

    /** True if the token can be spent, false if it gets its successor once more. */
    private boolean isGood(RefreshToken presented, Family family, Instant now, String source) {
        return switch (policy.standing(presented, family, now)) {
            case GOOD -> true;
            case REPEATED -> false;
            case SPENT -> throw reused(family, now, source);
            case IDLE_TOO_LONG, EXPIRED, REVOKED -> throw refused();
        };
    }

    private Rotated repeated(RefreshToken presented, User user, Family family, String source) {
        String salt = family.spent().orElseThrow().salt();
        audit.record(event(AuditType.REFRESHED, family)
                .with(AuditField.SOURCE, source)
                .with(AuditField.REASON, REPEATED));
        return new Rotated(presented.successor(salt), user, family);
    }

    /**
     * The login whose refresh token {@code presented} is, if the client could spend it now; empty otherwise. Nothing changes by asking, not
     * even for a token that was spent before.
     */
    public Optional<Family> current(RefreshToken presented, Client client) {
        Instant now = clock.instant();
        return tokens.find(presented.handleHash())
                .filter(family -> family.clientId().equals(client.id()))
                .filter(family -> policy.standing(presented, family, now) == Standing.GOOD)
                .filter(family -> realm.current(family.user()).isPresent());
    }

    /**
     * Ends the login that {@code token} belongs to; does nothing if there is none or it belongs to another client.
     *
     * @param source where the request comes from, for the audit trail
     */
    public void revoke(RefreshToken token, Client client, String source) {
        tokens.find(token.handleHash())
                .filter(family -> family.clientId().equals(client.id()))
                .filter(family -> tokens.revoke(family.handleHash(), clock.instant()))
                .ifPresent(family -> audit.record(ended(family, Ending.LOG_OUT).with(AuditField.SOURCE, source)));
    }

    /**
     * Ends every login of the user, and those that are on their way, as befits a new password or a user who is not wanted any more. To be
     * called after the realm knows of it. Returns how many there were.
     */
    public int revokeAllOf(UserName user, Ending why) {
        List<Family> revoked = tokens.revokeAllOf(user, clock.instant());
        revoked.forEach(family -> audit.record(ended(family, why)));
        return revoked.size();
    }

    /** Ends every login through a client, and those that are on their way. To be called after the client is gone. Returns how many there were. */
    public int revokeAllOfClient(String clientId) {
        int count = 0;
        List<Family> revoked;
        do {
            revoked = tokens.revokeSomeOfClient(clientId, clock.instant());
            revoked.forEach(family -> audit.record(ended(family, Ending.CLIENT_DELETED)));
            count += revoked.size();
        } while (!revoked.isEmpty());
        return count;
    }

    /**
     * Makes a {@code change} to a user in our own database, and ends every login of that user with it: both or, whatever happens, neither.
     *
     * @param change true if there is something to end. May be asked again, after what it did was undone
     * @return what {@code change} was
     */
    public boolean revokeAllOf(UserName user, Ending why, BooleanSupplier change) {
        Optional<List<Family>> revoked = tokens.revokeAllOf(user, clock.instant(), change);
        revoked.ifPresent(all -> all.forEach(family -> audit.record(ended(family, why))));
        return revoked.isPresent();
    }

    private RefreshPolicy termsOf(Client client) {
        return policy.lasting(client.refreshTokenIdle(), client.refreshTokenLifetime());
    }

    private OAuthException reused(Family family, Instant now, String source) {
        if (tokens.revoke(family.handleHash(), now)) {
            audit.record(event(AuditType.REFRESH_REUSED, family).with(AuditField.SOURCE, source));
        }
        return refused();
    }

    private OAuthException userGone(Family family, Instant now, String source) {
        if (tokens.revoke(family.handleHash(), now)) {
            audit.record(ended(family, Ending.USER_GONE).with(AuditField.SOURCE, source));
        }
        return refused();
    }

    private static AuditEvent ended(Family family, Ending why) {
        return event(AuditType.REVOKED, family).with(AuditField.REASON, why.word());
    }

    private static AuditEvent event(AuditType type, Family family) {
        return AuditEvent.of(type)
                .with(AuditField.USER, family.user().name().text())
                .with(AuditField.CLIENT, family.clientId())
                .with(AuditField.LOGIN, family.handleHash());
    }

    private static OAuthException refused() {
        return new OAuthException(OAuthError.invalidRefreshToken());
    }
}
