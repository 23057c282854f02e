// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Map;

/** A caller with what the realm tells of him or her beside the groups, for which Jakarta Security has no place. */
public final class UserPrincipal extends CallerPrincipal {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> attributes;

    public UserPrincipal(UserName name, Map<String, Object> attributes) {
        super(name.text());
        this.attributes = Map.copyOf(attributes);
    }

    /** See {@link User#attributes}. */
    public Map<String, Object> attributes() {
        return attributes;
    }
}
