// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jwtfilter.login.assertion.AssertionIssuer.Subjects;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.token.VerifiedClaims;

/** An assertion of an issuer that is trusted, signed, for us and good until now. */
public final class Assertion {
    private final AssertionIssuer issuer;
    private final VerifiedClaims claims;

    Assertion(AssertionIssuer issuer, VerifiedClaims claims) {
        this.issuer = issuer;
        this.claims = claims;
    }

    public AssertionIssuer issuer() {
        return issuer;
    }

    /**
     * The user that it speaks of.
     *
     * @throws RefusedAssertionException if there is no such user, or it may not speak of him or her
     * @throws org.jwtfilter.login.oauth.UnavailableException if the realm cannot say
     */
    public User user(Realm realm) throws RefusedAssertionException {
        String subject = claims.string(issuer.userClaim()).orElse("");
        return issuer.subjects() instanceof Subjects.OfIssuer own
                ? ofIssuer(own, subject, realm)
                : ofRealm((Subjects.OfRealm) issuer.subjects(), subject, realm);
    }

    private static User ofRealm(Subjects.OfRealm subjects, String subject, Realm realm)
            throws RefusedAssertionException {
        return UserName.parse(subject)
                .flatMap(realm::find)
                .filter(user -> subjects.group().map(user.groups()::contains).orElse(true))
                .orElseThrow(() -> new RefusedAssertionException("unknown-user"));
    }

    private User ofIssuer(Subjects.OfIssuer subjects, String subject, Realm realm) throws RefusedAssertionException {
        UserName name = UserName.parse(subject)
                // To take another spelling for the same name would make one user of two.
                .filter(parsed -> parsed.text().equals(subject))
                .flatMap(parsed -> UserName.parse(issuer.name() + ":" + subject))
                .orElseThrow(() -> new RefusedAssertionException("malformed-user"));
        if (realm.find(name).isPresent()) {
            throw new RefusedAssertionException("user-of-realm");
        }
        Set<String> groups = new HashSet<>(subjects.groups());
        if (subjects.claim().isPresent()) {
            groups.retainAll(strings(subjects.claim().get()));
        }
        return new User(name, groups);
    }

    private List<String> strings(String claim) {
        return claims.asMap().get(claim) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
