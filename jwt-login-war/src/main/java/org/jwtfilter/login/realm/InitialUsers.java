// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jwtfilter.login.password.PasswordHashes;
import org.jwtfilter.login.password.PlainPassword;

/**
 * The users of a first start, one a line: {@code name:password:group,group}. The name ends at the first colon and the groups begin after the
 * last, so a password may hold colons. Empty lines and lines that begin with {@code #} are passed over.
 *
 * @param passwords by user name, in the order of the lines
 * @param problems what is wrong, with line numbers and never with a password; the others are then not to be used
 */
public record InitialUsers(
        Map<UserName, PlainPassword> passwords, Map<UserName, Set<String>> groups, List<String> problems) {
    private static final Pattern GROUP = Pattern.compile("[^\\p{Cntrl}\\s:,]{1,256}");

    /** Reads the lines of the file. */
    public static InitialUsers parse(List<String> lines) {
        Map<UserName, PlainPassword> passwords = new LinkedHashMap<>();
        Map<UserName, Set<String>> groups = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        Set<UserName> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = "line " + (i + 1) + ": ";
            int first = line.indexOf(':');
            int last = line.lastIndexOf(':');
            if (first == last) {
                problems.add(place + "write name:password:group,group");
                continue;
            }
            Optional<UserName> name = UserName.parse(line.substring(0, first));
            Optional<PlainPassword> password = PlainPassword.parse(line.substring(first + 1, last));
            Optional<Set<String>> in = groups(line.substring(last + 1));
            if (name.isEmpty()) {
                problems.add(place + "the user name must have 1 to " + UserName.MAX_LENGTH
                        + " characters, none of them a control character");
            } else if (!seen.add(name.get())) {
                problems.add(place + "this user name stands in an earlier line");
            }
            if (password.isEmpty()) {
                problems.add(place + "the password must have 1 to " + PlainPassword.MAX_LENGTH + " characters");
            }
            if (in.isEmpty()) {
                problems.add(place + "groups are separated by one comma and have no spaces or colons in them");
            }
            if (name.isPresent() && password.isPresent() && in.isPresent()) {
                passwords.put(name.get(), password.get());
                groups.put(name.get(), in.get());
            }
        }
        return new InitialUsers(passwords, groups, List.copyOf(problems));
    }

    /** The same with hashed passwords. Slow: one hash a user. */
    public List<StoredUser> hashed(PasswordHashes hashes) {
        return passwords.entrySet().stream()
                .map(e -> new StoredUser(
                        e.getKey(), hashes.hash(e.getValue()), groups.getOrDefault(e.getKey(), Set.of()), true))
                .toList();
    }

    private static Optional<Set<String>> groups(String text) {
        if (text.isBlank()) {
            return Optional.of(Set.of());
        }
        Set<String> groups = new TreeSet<>();
        for (String group : text.split(",", -1)) {
            if (!GROUP.matcher(group.strip()).matches()) {
                return Optional.empty();
            }
            groups.add(group.strip());
        }
        return Optional.of(groups);
    }
}
