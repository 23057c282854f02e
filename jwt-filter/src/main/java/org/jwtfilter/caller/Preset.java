// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The claims of the access tokens that well-known issuers give out, as their documentation says. Scopes are prefixed in all
 * of them: a client asks for scopes by itself, and one called {@code admin} must not become the role of that name.
 */
public enum Preset {
    /** What MicroProfile JWT says: {@link CallerRules#MP_JWT}. The default. */
    MP_JWT("upn, preferred_username, sub", "groups"),

    /**
     * Keycloak. Its client scope {@code roles}, on by default, writes {@code realm_access.roles} and
     * {@code resource_access["<client id>"].roles}; {@code profile}, on by default, writes {@code preferred_username};
     * {@code microprofile-jwt}, off by default, writes {@code upn} and the realm's roles as {@code groups}. Whoever maps group
     * membership to {@code groups} gets those names as roles too.
     *
     * @see <a href="https://www.keycloak.org/docs/latest/server_admin/#_client_scopes">Server Administration Guide, Client scopes</a>
     */
    KEYCLOAK("upn, preferred_username, sub", "realm_access.roles, groups"),

    /**
     * Microsoft Entra ID, one tenant. {@code roles}: application roles, an array. {@code groups}: object ids, which want
     * renaming; absent where they are too many (over 200), and then the caller lacks their roles. {@code scp}: one string,
     * separated by spaces, in tokens of users. The name is {@code sub}, which never changes and is the application's own;
     * {@code preferred_username} and {@code unique_name} may change and are not to decide by.
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Access token claims reference</a>
     */
    ENTRA("sub", "roles, groups, scp as SCOPE_*"),

    /**
     * Auth0. {@code permissions}: an array, where the API has <i>Enable RBAC</i> and <i>Add Permissions in the Access Token</i>
     * switched on. {@code scope}: one string, separated by spaces. Roles come in a claim that the tenant's Action names, for
     * example {@code ["https://example.org/roles"]}; it cannot be guessed, so add it. The name is {@code sub}; there is no
     * other in an access token.
     *
     * @see <a href="https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles">Access Token Profiles</a>
     * @see <a href="https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis">Enable Role-Based Access
     *     Control for APIs</a>
     */
    AUTH0("sub", "permissions, scope as SCOPE_*"),

    /**
     * Amazon Cognito user pools. {@code cognito:groups}: an array. {@code scope}: one string, separated by spaces.
     * {@code username} names the user, and {@code sub} stands in where there is none.
     *
     * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Understanding
     *     the access token</a>
     */
    COGNITO("username, sub", "cognito:groups, scope as SCOPE_*"),

    /**
     * Okta custom authorization servers. {@code scp}: an array. {@code groups}: an array, where the server has a claim of that
     * name configured. {@code sub}: the user's login or the client's id.
     *
     * @see <a href="https://developer.okta.com/docs/reference/api/oidc/#access-token">OpenID Connect and OAuth 2.0 API, Access token</a>
     */
    OKTA("sub", "groups, scp as SCOPE_*");

    private final String names;
    private final String roles;

    Preset(String names, String roles) {
        this.names = names;
        this.roles = roles;
    }

    /** What the deployer calls it, for example {@code mp-jwt}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of this key, empty if there is none. */
    public static Optional<Preset> named(String key) {
        for (Preset preset : values()) {
            if (preset.key().equals(key)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }

    /** Whether its rules can depend on the id of the application's client. */
    public boolean takesClient() {
        return this == KEYCLOAK;
    }

    /**
     * Its rules.
     *
     * @param client the id under which the issuer knows this application, where it keeps roles of that application alone
     * @throws RuleFormatException if a client is given to a preset that takes none, or its id is empty or too long
     */
    public CallerRules rules(Optional<String> client) {
        List<RoleRule> rules = new ArrayList<>(RoleRule.parseList(roles));
        if (client.isPresent()) {
            if (!takesClient()) {
                throw new RuleFormatException("the preset " + key() + " takes no client");
            }
            rules.add(RoleRule.plain(ClaimPath.of("resource_access", client.get(), "roles")));
        }
        return new CallerRules(ClaimPath.parseList(names), rules, RoleNames.UNCHANGED);
    }
}
