// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.claims;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.NullUnmarked;

/** One claim of each type that MicroProfile JWT lists. Open, so that it can be asked without a token. */
@Path("every-type")
@RequestScoped
@NullUnmarked
public class EveryTypeResource {
    @Inject
    @Claim("sub")
    private String string;

    @Inject
    @Claim(standard = Claims.iat)
    private Long wrapped;

    @Inject
    @Claim(value = "iat", standard = Claims.iat)
    private long primitive;

    @Inject
    @Claim("admin")
    private Boolean truth;

    @Inject
    @Claim("admin")
    private boolean primitiveTruth;

    @Inject
    @Claim(standard = Claims.groups)
    private Set<String> set;

    @Inject
    @Claim("sub")
    private JsonString jsonString;

    @Inject
    @Claim("level")
    private JsonNumber jsonNumber;

    @Inject
    @Claim("aud")
    private JsonArray jsonArray;

    @Inject
    @Claim(standard = Claims.address)
    private JsonObject jsonObject;

    @Inject
    @Claim("address")
    private JsonStructure jsonStructure;

    @Inject
    @Claim("admin")
    private JsonValue jsonValue;

    @Inject
    @Claim("sub")
    private Optional<String> optional;

    @Inject
    @Claim("sub")
    private ClaimValue<String> value;

    @Inject
    @Claim("absent")
    private ClaimValue<Optional<Long>> optionalValue;

    @Inject
    @Claim("level")
    private Provider<Long> provider;

    @Inject
    @Claim("groups")
    private Instance<Set<String>> instance;

    @GET
    @Produces("text/plain")
    public String all() {
        return String.join(
                " ",
                "claims:",
                string,
                wrapped + " " + primitive,
                truth + " " + primitiveTruth,
                set + " " + jsonString,
                jsonNumber + " " + jsonArray,
                jsonObject + " " + jsonStructure + " " + jsonValue,
                optional + " " + value.getValue() + " " + optionalValue.getValue(),
                provider.get() + " " + instance.get());
    }
}
