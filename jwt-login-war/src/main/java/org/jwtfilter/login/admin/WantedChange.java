// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.password.PlainPassword;

/**
 * What shall be different about a user; what is empty stays as it is.
 *
 * @param temporary whether the new password is good for nothing but choosing another one
 */
record WantedChange(
        Optional<PlainPassword> password,
        boolean temporary,
        Optional<Boolean> enabled,
        Optional<Set<String>> groups,
        Optional<Map<String, Object>> attributes) {
    /** For a line of the log: what is changed, not to what. */
    String what() {
        List<String> what = new ArrayList<>();
        password.ifPresent(any -> what.add("password"));
        enabled.ifPresent(to -> what.add(to ? "enabled to true" : "enabled to false"));
        groups.ifPresent(any -> what.add("groups"));
        attributes.ifPresent(any -> what.add("attributes"));
        return String.join(", ", what);
    }
}
