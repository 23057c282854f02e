// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is to be different about a stored user; what is empty stays as it is. */
public record UserChange(
        Optional<NewPassword> password,
        Optional<Boolean> enabled,
        Optional<Set<String>> groups,
        Optional<Map<String, Object>> attributes) {

    /**
     * A password that takes the place of another.
     *
     * @param hash of it
     * @param temporary whether it is good for nothing but choosing another one
     */
    public record NewPassword(String hash, boolean temporary) {
        @Override
        public String toString() {
            return "NewPassword[***]";
        }
    }

    /** Only the password is different. */
    public static UserChange password(String hash, boolean temporary) {
        return new UserChange(
                Optional.of(new NewPassword(hash, temporary)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether logins from before must end: whoever had the old password, or is not wanted any more, is still in them. */
    public boolean endsLogins() {
        return password.isPresent() || enabled.filter(wanted -> !wanted).isPresent();
    }
}
