// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Plain beans, enterprise beans and Jakarta Security, asked by a servlet that is open to everybody and handles no exception. */
abstract class BeanScenarios {
    abstract Scene scene();

    @Test
    void plainBeansLetRolesIn() {
        Scene scene = scene();
        for (String path : new String[] {"/bean/vault/admin", "/bean/vault/auditor"}) {
            scene.assertCallerWanted(path);
            scene.assertRightsWanted(path, scene.bob());
            scene.assertSeen(path, scene.alice(), "opened");
        }
        scene.assertCallerWanted("/bean/vault/any");
        scene.assertSeen("/bean/vault/any", scene.mint().token("carl"), "opened");
    }

    @Test
    void plainBeansLetNobodyOrEverybodyIn() {
        Scene scene = scene();
        scene.assertRightsWanted("/bean/vault/nobody", scene.alice());
        scene.assertClosed("/bean/vault/nobody", null);
        scene.assertSeen("/bean/vault/everybody", null, "opened");
    }

    @Test
    void injectThePrincipal() {
        Scene scene = scene();
        scene.assertSeen("/bean/principal", scene.alice(), "seen: alice");
        assertThat(scene.get("/bean/principal", null).body()).doesNotContain("alice", "bob");
    }

    @Test
    void jakartaSecurityKnowsTheCaller() {
        Scene scene = scene();
        scene.assertSeen("/bean/security", scene.alice(), "seen: alice, user: true, unheard: true, another: false");
        scene.assertSeen("/bean/security", scene.bob(), "seen: bob, user: true, unheard: false, another: false");
        scene.assertSeen("/bean/security", null, "seen: nobody, user: false, unheard: false, another: false");
    }

    @Test
    void enterpriseBeansLetRolesIn() {
        Scene scene = scene();
        for (String path : new String[] {"/bean/ledger/admin", "/api/rules/ledger"}) {
            scene.assertCallerWanted(path);
            scene.assertRightsWanted(path, scene.bob());
            scene.assertSeen(path, scene.alice(), "seen: alice, user: true, admin: true");
        }
        scene.assertSeen("/bean/ledger/user", scene.bob(), "seen: bob, user: true, admin: false");
        scene.assertCallerWanted("/bean/ledger/user");
    }

    /** On Payara 6 a pooled thread would otherwise be that of an earlier caller. */
    @Test
    void knowTheCallerOnAnotherThread() {
        Scene scene = scene();
        for (int i = 0; i < 20; i++) {
            scene.assertSeen(
                    "/bean/security?async", scene.alice(), "seen: alice, user: true, unheard: true, another: false");
            scene.assertSeen("/bean/ledger/admin?async", scene.alice(), "seen: alice, user: true, admin: true");
            scene.assertSeen("/bean/vault/admin?async", scene.alice(), "opened");
            for (String token : new String[] {scene.bob(), ""}) {
                scene.assertClosed("/bean/ledger/admin?async", token.isEmpty() ? null : token);
                scene.assertClosed("/bean/vault/admin?async", token.isEmpty() ? null : token);
            }
            scene.assertSeen(
                    "/bean/security?async", scene.bob(), "seen: bob, user: true, unheard: false, another: false");
            scene.assertSeen("/bean/security?async", null, "seen: nobody, user: false, unheard: false, another: false");
        }
    }

    @Test
    void enterpriseBeansLetNobodyOrEverybodyIn() {
        Scene scene = scene();
        scene.assertRightsWanted("/bean/ledger/nobody", scene.alice());
        scene.assertSeen("/bean/ledger/everybody", scene.bob(), "seen: bob, user: true, admin: false");
        assertThat(scene.get("/bean/ledger/everybody", null).body()).contains("user: false, admin: false");
    }
}
