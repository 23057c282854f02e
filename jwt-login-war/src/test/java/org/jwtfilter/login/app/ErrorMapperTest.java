// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.UnavailableException;

class ErrorMapperTest {
    @Test
    void answersAnOAuthErrorAlsoWhenTheContainerWrappedIt() {
        OAuthException thrown = new OAuthException(OAuthError.invalidScope());

        assertThat(ErrorMapper.errorOf(thrown)).isEqualTo(OAuthError.invalidScope());
        assertThat(ErrorMapper.errorOf(new IllegalStateException(thrown))).isEqualTo(OAuthError.invalidScope());
    }

    @Test
    void answers503WhenTheStoreIsAway() {
        OAuthError error = ErrorMapper.errorOf(new UnavailableException("away", new IllegalStateException()));

        assertThat(error.status()).isEqualTo(503);
        assertThat(error.code()).isEqualTo("temporarily_unavailable");
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(10));
    }

    @Test
    void answers400ForAHeaderThatCannotBeRead() {
        assertThat(ErrorMapper.errorOf(new ProcessingException("secret")).status())
                .isEqualTo(400);
    }

    @Test
    void answers500WithoutSayingWhatHappened() {
        OAuthError error = ErrorMapper.errorOf(new IllegalStateException("secret"));

        assertThat(error).isEqualTo(OAuthError.serverError());
    }

    @Test
    void hasASentenceForEveryStatus() {
        for (int status : new int[] {400, 404, 405, 406, 413, 415, 499}) {
            assertThat(ErrorMapper.ofStatus(status).status()).isEqualTo(status);
        }
        assertThat(ErrorMapper.ofStatus(200).status()).isEqualTo(400);
        assertThat(ErrorMapper.ofStatus(500)).isEqualTo(OAuthError.serverError());
        assertThat(ErrorMapper.ofStatus(501)).isEqualTo(OAuthError.serverError());
    }
}
