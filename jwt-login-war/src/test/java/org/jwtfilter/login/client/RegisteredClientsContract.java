// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of registered clients does. */
public abstract class RegisteredClientsContract {
    private static final String KEYS = "{\"keys\":[{\"kty\":\"OKP\"}]}";

    /** An empty store. */
    protected abstract RegisteredClients store();

    @Test
    void givesBackEveryKindOfClientAsItWasCreated() {
        RegisteredClients store = store();
        List<RegisteredClient> all = List.of(
                new RegisteredClient(TestClients.client("a-public", "b a"), true),
                new RegisteredClient(TestClients.with("b-key", "api", new ClientCredential.Keys(KEYS)), false),
                new RegisteredClient(TestClients.withSecret("c-secret", "api", "p"), true));

        assertThat(all).allMatch(store::create);

        for (RegisteredClient each : all) {
            RegisteredClient found = store.find(each.client().id()).orElseThrow();
            assertThat(found).isEqualTo(each);
            assertThat(found.client().scope().text())
                    .isEqualTo(each.client().scope().text());
        }
        assertThat(store.list(Optional.empty(), 10)).isEqualTo(all);
        assertThat(store.list(Optional.empty(), 2)).isEqualTo(all.subList(0, 2));
        assertThat(store.list(Optional.of("a-public"), 10)).isEqualTo(all.subList(1, 3));
        assertThat(store.find("A-public")).isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoOfOneId() {
        RegisteredClients store = store();
        RegisteredClient first = new RegisteredClient(TestClients.withSecret("batch", "api", "first"), true);

        assertThat(store.create(first)).isTrue();
        assertThat(store.create(new RegisteredClient(TestClients.withSecret("batch", "api", "second"), true)))
                .isFalse();

        assertThat(store.find("batch")).contains(first);
    }

    @Test
    void changesAClientOrLeavesItAsItIs() {
        RegisteredClients store = store();
        RegisteredClient client = new RegisteredClient(TestClients.withSecret("batch", "api", "p"), true);
        store.create(client);
        RegisteredClient disabled = new RegisteredClient(client.client(), false);

        assertThatThrownBy(() -> store.change("batch", before -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(store.find("batch")).contains(client);
        assertThat(store.change("batch", before -> new RegisteredClient(before.client(), false)))
                .contains(disabled);
        assertThat(store.find("batch")).contains(disabled);
        assertThat(store.change("nobody", before -> before)).isEmpty();
    }

    @Test
    void forgetsAClient() {
        RegisteredClients store = store();
        store.create(new RegisteredClient(TestClients.withSecret("batch", "api", "p"), true));

        assertThat(store.delete("batch")).isTrue();
        assertThat(store.delete("batch")).isFalse();
        assertThat(store.find("batch")).isEmpty();
    }
}
