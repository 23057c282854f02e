// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.revocation.EndedPlaces;
import org.jwtfilter.login.revocation.Revocations;

class TokenAdministrationTest {
    private static final UserName ADMIN = UserName.parse("root").orElseThrow();

    private final List<AuditEvent> events = new ArrayList<>();

    @Test
    void takesBackWhatAUserOrEverybodyHas() {
        EndedPlaces places = new EndedPlaces();
        TokenAdministration administration = new TokenAdministration(places, events::add);

        administration.takeBack(ADMIN, UserName.parse("alice"));
        administration.takeBack(ADMIN, Optional.empty());

        assertThat(places.endedSubjects()).containsExactly("alice", "*");
        assertThat(events).hasSize(2);
    }

    @Test
    void doesNotSayThatItDidWhereTokensHaveNoPlaces() {
        TokenAdministration administration = new TokenAdministration(Revocations.NONE, events::add);

        assertThatThrownBy(() -> administration.takeBack(ADMIN, Optional.empty()))
                .isInstanceOfSatisfying(
                        OAuthException.class,
                        e -> assertThat(e.error().status()).isEqualTo(409));
        assertThat(events).isEmpty();
    }
}
