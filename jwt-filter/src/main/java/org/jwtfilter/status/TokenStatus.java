// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.token.Rejection;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.VerifiedClaims;

/**
 * Where the status of one token is. Kept with its claims and asked on every request: it reads a byte of the newest list that we have,
 * allocates nothing, and waits for nothing but a list that was never read.
 */
public final class TokenStatus {
    /** For tokens of an issuer whose status nobody asked for. */
    public static final TokenStatus NOT_LOOKED_AFTER = new TokenStatus(null, null, 0, null, 0);

    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int SUSPENDED = 2;
    private static final int MAX_URI = 2000;

    private final @Nullable IssuerStatuses issuer;
    private final @Nullable URI uri;
    private final int index;
    private final @Nullable String subject;
    private final long issuedAt;
    private volatile @Nullable PolledList list;

    private TokenStatus(
            @Nullable IssuerStatuses issuer, @Nullable URI uri, int index, @Nullable String subject, long issuedAt) {
        this.issuer = issuer;
        this.uri = uri;
        this.index = index;
        this.subject = subject;
        this.issuedAt = issuedAt;
    }

    /** What the claims say of it (draft-ietf-oauth-status-list section 6.2). */
    static TokenStatus of(VerifiedClaims claims, StatusRules rules, IssuerStatuses issuer)
            throws TokenRejectedException {
        // The hash is of what an issuer may have cut off; a claim that is no string names nobody.
        String subject = claims.string("sub").map(Subjects::named).orElse(null);
        long issuedAt = claims.asMap().get("iat") instanceof Number iat ? iat.longValue() : -1;
        Object status = claims.asMap().get("status");
        Object reference = status instanceof Map<?, ?> members ? members.get("status_list") : null;
        if (status != null && !(status instanceof Map<?, ?>)) {
            throw new TokenRejectedException(Rejection.STATUS_MALFORMED);
        }
        if (reference == null) {
            if (rules.required()) {
                throw new TokenRejectedException(Rejection.STATUS_MISSING);
            }
            return new TokenStatus(issuer, null, 0, subject, issuedAt);
        }
        if (!(reference instanceof Map<?, ?> members)
                || !(members.get("idx") instanceof Long index)
                || !(members.get("uri") instanceof String text)
                || index < 0
                || text.length() > MAX_URI) {
            throw new TokenRejectedException(Rejection.STATUS_MALFORMED);
        }
        URI uri = uri(text);
        if (!rules.allow(uri)) {
            throw new TokenRejectedException(Rejection.STATUS_LIST_NOT_ALLOWED);
        }
        // No list is that long; at its end there is nothing, and the token is refused when it is asked.
        return new TokenStatus(issuer, uri, (int) Math.min(index, Integer.MAX_VALUE), subject, issuedAt);
    }

    private static URI uri(String text) throws TokenRejectedException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new TokenRejectedException(Rejection.STATUS_MALFORMED);
        }
    }

    /**
     * Does nothing if the token still counts.
     *
     * @throws TokenRejectedException if it was taken back
     * @throws StatusUnavailableException if that is not known
     */
    public void check() throws TokenRejectedException, StatusUnavailableException {
        if (issuer == null) {
            return;
        }
        Cutoffs cutoffs = issuer.cutoffs();
        if (cutoffs != Cutoffs.NONE && cutoffs.reach(subject, issuedAt)) {
            throw new TokenRejectedException(Rejection.ISSUED_BEFORE_CUTOFF);
        }
        if (uri == null) {
            return;
        }
        PolledList at = list;
        if (at == null || at.isDropped()) {
            at = issuer.named(uri);
            list = at;
        }
        StatusBits bits = at == null ? null : at.current();
        if (bits == null) {
            if (issuer.allowsStale()) {
                return;
            }
            throw new StatusUnavailableException(
                    at == null ? "the issuer has too many status lists" : "there is no status list that is new enough");
        }
        int status = bits.at(index);
        if (status != VALID) {
            throw new TokenRejectedException(meaning(status));
        }
        refuseCutOffBy(issuer.cutoffs(), cutoffs);
    }

    /** A list that came while this request waited for it may say more than its bits. */
    @SuppressWarnings("ReferenceEquality") // Only another object can say something else.
    private void refuseCutOffBy(Cutoffs now, Cutoffs before) throws TokenRejectedException {
        if (now != before && now.reach(subject, issuedAt)) {
            throw new TokenRejectedException(Rejection.ISSUED_BEFORE_CUTOFF);
        }
    }

    private static Rejection meaning(int status) {
        return switch (status) {
            case StatusBits.OUT_OF_RANGE -> Rejection.STATUS_OUT_OF_RANGE;
            case INVALID -> Rejection.REVOKED;
            case SUSPENDED -> Rejection.SUSPENDED;
            default -> Rejection.STATUS_UNKNOWN;
        };
    }
}
