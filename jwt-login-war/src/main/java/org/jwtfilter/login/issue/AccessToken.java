// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import java.time.Duration;

/** A signed access token and how long it lives. Never shown. */
public record AccessToken(String text, Duration lifetime) {
    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
