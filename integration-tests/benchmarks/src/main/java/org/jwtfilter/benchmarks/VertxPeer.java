// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;

/** Vert.x auth. It answers with a future that is complete at once: the work is done in the caller's thread. */
final class VertxPeer {
    private VertxPeer() {}

    static Verification of(Trust trust) {
        JWTAuth auth = JWTAuth.create(
                Holder.VERTX,
                new JWTAuthOptions()
                        .addJwk(new JsonObject(trust.jwk()))
                        .setJWTOptions(new JWTOptions()
                                .setAlgorithm(trust.algorithm().jose())
                                .setIssuer(trust.issuer())
                                .addAudience(trust.audience())));
        return token -> {
            Future<User> answer = auth.authenticate(new TokenCredentials(token.text()));
            if (!answer.succeeded()) {
                throw new IllegalArgumentException(answer.cause());
            }
            User user = answer.result();
            // It checks that a token has not expired, not that it ever will.
            if (user.principal().getString("sub") == null || user.attributes().getValue("exp") == null) {
                throw new IllegalArgumentException("sub or exp is missing");
            }
            return user;
        };
    }

    /** One for all, made when the first is asked for; its threads are daemons until somebody gives them work. */
    private static final class Holder {
        static final Vertx VERTX = Vertx.vertx();
    }
}
