// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jwtfilter.login.signing.KeyStatus;
import org.jwtfilter.login.signing.Rotation;
import org.jwtfilter.login.signing.VerificationKey;

/** Signing keys in the JSON of the administration. Times are those of ISO 8601, in UTC. */
final class KeyJson {
    private KeyJson() {}

    static String write(List<KeyStatus> keys) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        keys.forEach(key -> array.add(json(key)));
        return Json.createObjectBuilder().add("keys", array).build().toString();
    }

    static String write(Rotation rotation) {
        return json(rotation.next())
                .add("state", "next")
                .add("active_from", rotation.activeFrom().toString())
                .build()
                .toString();
    }

    /** @param caching how long others may go on with the key set that they have */
    static String removed(String id, VerificationKey active, Duration caching) {
        return Json.createObjectBuilder()
                .add("removed", id)
                .add("active", active.id())
                .add(
                        "warning",
                        "Tokens of the removed key are refused by each resource server as soon as it reads /jwks again."
                                + " It may keep what it has for " + caching.toSeconds()
                                + " seconds, or for as long as it is configured to; start it again if that is too long."
                                + " Users get new tokens by refreshing or logging in.")
                .build()
                .toString();
    }

    private static JsonObjectBuilder json(KeyStatus status) {
        JsonObjectBuilder json = json(status.key())
                .add("state", status.state().name().toLowerCase(Locale.ROOT))
                .add("published_at", status.publishedAt().toString())
                .add("active_from", status.activeFrom().toString());
        status.activeUntil().ifPresent(time -> json.add("active_until", time.toString()));
        status.publishedUntil().ifPresent(time -> json.add("published_until", time.toString()));
        return json;
    }

    private static JsonObjectBuilder json(VerificationKey key) {
        return Json.createObjectBuilder()
                .add("kid", key.id())
                .add("alg", key.algorithm().joseName());
    }
}
