// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.introspect;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.client.ClientRequest;
import org.jwtfilter.login.signing.SigningKeys;

/**
 * Answers whether a token can be used, to clients that have authenticated themselves.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662#section-2">RFC 7662 section 2</a>
 */
public final class Introspection {
    /** The {@code typ} of a signed answer, which nobody takes for an access token. */
    static final String TYPE = "token-introspection+jwt";

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** Nothing else, whatever the reason is. */
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final ClientAuthentication clients;
    private final ActiveTokens tokens;
    private final String issuer;
    private final SigningKeys keys;
    private final Clock clock;

    /** @param issuer our URL */
    public Introspection(
            ClientAuthentication clients, ActiveTokens tokens, String issuer, SigningKeys keys, Clock clock) {
        this.clients = clients;
        this.tokens = tokens;
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The answer as JSON. {@code token_type_hint} is not needed: the two kinds of tokens do not look alike.
     *
     * @throws org.jwtfilter.login.oauth.OAuthException {@code invalid_client} if the client did not authenticate itself, {@code
     *     invalid_request} without a token
     */
    String json(ClientRequest request) {
        return answer(request, clients.confidential(request)).toString();
    }

    /**
     * The same, signed and for this client alone. It has no {@code sub} and no {@code exp}, so that it cannot be mistaken for a token.
     *
     * @throws org.jwtfilter.login.oauth.OAuthException as {@link #json} does
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9701#section-5">RFC 9701 section 5</a>
     */
    String signed(ClientRequest request) {
        Client caller = clients.confidential(request);
        String claims = JSON.createObjectBuilder()
                .add("iss", issuer)
                .add("aud", caller.id())
                .add("iat", clock.instant().getEpochSecond())
                .add("token_introspection", answer(request, caller))
                .build()
                .toString();
        return keys.active().jws(TYPE, claims.getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject answer(ClientRequest request, Client caller) {
        String token = request.parameters().require("token");
        return JSON.createObjectBuilder(tokens.find(token, caller).orElse(INACTIVE))
                .build();
    }
}
