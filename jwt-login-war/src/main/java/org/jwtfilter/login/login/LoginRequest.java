// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.UserName;

/** Who wants to log in. Well-formed, not yet believed. */
record LoginRequest(UserName username, PlainPassword password) {
    /** @throws OAuthException {@code invalid_request} if a parameter is missing or nobody can have such a name or password */
    static LoginRequest of(Parameters parameters) {
        String username = parameters.require("username");
        String password = parameters.require("password");
        return new LoginRequest(
                UserName.parse(username).orElseThrow(() -> malformed("The username is malformed")),
                PlainPassword.parse(password).orElseThrow(() -> malformed("The password is malformed")));
    }

    private static OAuthException malformed(String description) {
        return new OAuthException(OAuthError.invalidRequest(description));
    }
}
