// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.oauth.Parameters;

/**
 * What a request says about who sends it. May hold a secret: {@link #toString} shows nothing.
 *
 * @param authorization the values of the {@code Authorization} fields
 * @param source where it comes from, as far as it may be believed: an address or a network
 */
public record ClientRequest(Parameters parameters, List<String> authorization, String source) {
    /** @param authorization null where the API has no list for none */
    public static ClientRequest of(Parameters parameters, @Nullable List<String> authorization, String source) {
        return new ClientRequest(parameters, authorization == null ? List.of() : List.copyOf(authorization), source);
    }

    @Override
    public String toString() {
        return "ClientRequest[***]";
    }
}
