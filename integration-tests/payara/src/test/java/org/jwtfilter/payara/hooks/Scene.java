// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.jwtfilter.payara.Answer;
import org.jwtfilter.payara.Site;

/**
 * One of the applications, and the callers who ask it.
 *
 * @param alice a token with roles that annotations name, and {@code unheard}, which nothing names
 * @param bob a token with the role {@code user} alone
 */
record Scene(Site site, String war, TokenMint mint, String alice, String bob) {
    static final String INSUFFICIENT = "error=\"insufficient_scope\"";

    Scene(Site site, String war, TokenMint mint) {
        this(site, war, mint, mint.token("alice", "user", "admin", "auditor", "unheard"), mint.token("bob", "user"));
    }

    /** @param token null for none */
    Answer get(String path, @Nullable String token) {
        return token == null ? site.get("/" + war + path) : site.get("/" + war + path, token);
    }

    /** The challenge without an error code. */
    String bare() {
        return "Bearer realm=\"" + war + "\"";
    }

    void assertSeen(String path, @Nullable String token, String expected) {
        Answer answer = get(path, token);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.body().strip()).as(path).isEqualTo(expected);
    }

    /** 401, as for a request without a token. */
    void assertCallerWanted(String path) {
        Answer answer = get(path, null);
        assertThat(answer.status()).as(path).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).as(path).isEqualTo(bare());
        assertThat(answer.body()).as(path).isEmpty();
    }

    /** 403, and a word about why. */
    void assertRightsWanted(String path, String token) {
        Answer answer = get(path, token);
        assertThat(answer.status()).as(path).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate"))
                .as(path)
                .startsWith(bare())
                .contains(INSUFFICIENT);
        assertThat(answer.body()).as(path).isEmpty();
    }

    /** 403, for nobody may. */
    void assertClosed(String path, @Nullable String token) {
        Answer answer = get(path, token);
        assertThat(answer.status()).as(path).isEqualTo(403);
        assertThat(answer.body()).as(path).doesNotContain("seen", "opened");
    }
}
