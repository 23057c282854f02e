// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;

/**
 * An access token that this issuer made, verified; whether it was taken back is not known here.
 *
 * @param claims all of its claims, JSON's objects as maps and arrays as lists
 */
public record OwnToken(String subject, Instant issuedAt, Map<String, Object> claims) {
    /** The client that it was issued to; empty for a token without one, which we never made. */
    public Optional<String> clientId() {
        return Optional.ofNullable(claims.get("client_id"))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The user that it speaks of, as of its making; empty for the token of a client itself. */
    public Optional<User> user() {
        // A client's token has the same sub as a user of its name would have, but no upn.
        if (!subject.equals(claims.get("upn")) || !(claims.get("groups") instanceof List<?> groups)) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        groups.forEach(group -> names.add(String.valueOf(group)));
        return UserName.parse(subject).map(name -> new User(name, names));
    }

    /** Where its status is; empty if it has no place in a list. */
    public Optional<StatusReference> status() {
        return claims.get("status") instanceof Map<?, ?> status
                        && status.get("status_list") instanceof Map<?, ?> list
                        && list.get("uri") instanceof String uri
                        && list.get("idx") instanceof Number index
                ? Optional.of(new StatusReference(uri, index.intValue()))
                : Optional.empty();
    }
}
