// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import static org.jwtfilter.login.admin.JsonMembers.fail;
import static org.jwtfilter.login.admin.JsonMembers.malformed;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserName;

/** Users in the JSON of the administration. */
final class UserJson {
    private static final Set<String> CHANGE = Set.of("password", "temporary", "enabled", "groups", "attributes");
    private static final Set<String> NEW =
            Stream.concat(CHANGE.stream(), Stream.of("username")).collect(Collectors.toUnmodifiableSet());
    private static final Pattern GROUP = Pattern.compile("[^\\p{Cntrl}\\s:,]{1,256}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[^\\p{Cntrl}]{1,256}");

    /** In the path of a URL these would not mean themselves. */
    private static final Pattern NOT_IN_A_PATH = Pattern.compile(".*[/\\\\;].*|\\.{1,2}");

    private UserJson() {}

    static WantedUser user(String text) {
        JsonMembers json = JsonMembers.read(text, NEW);
        String typed = json.string("username").orElseThrow(() -> malformed("username is missing"));
        UserName name = UserName.parse(typed)
                .filter(parsed -> !NOT_IN_A_PATH.matcher(parsed.text()).matches())
                .orElseThrow(() -> malformed("The username is malformed"));
        WantedChange change = change(json);
        return new WantedUser(
                name,
                change.password().orElseThrow(() -> malformed("password is missing")),
                new WantedChange(
                        change.password(),
                        change.temporary(),
                        change.enabled(),
                        change.groups().or(() -> Optional.of(Set.of())),
                        change.attributes().or(() -> Optional.of(Map.of()))));
    }

    static WantedChange change(String text) {
        WantedChange change = change(JsonMembers.read(text, CHANGE));
        if (change.what().isEmpty()) {
            throw malformed("There is nothing to change");
        }
        return change;
    }

    static String write(StoredUser user) {
        return json(user).build().toString();
    }

    /** @param next where the next page begins; empty if this was the last */
    static String write(List<StoredUser> users, Optional<UserName> next) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        users.forEach(user -> array.add(json(user)));
        JsonObjectBuilder page = Json.createObjectBuilder().add("users", array);
        next.ifPresent(name -> page.add("next", name.text()));
        return page.build().toString();
    }

    private static JsonObjectBuilder json(StoredUser user) {
        return Json.createObjectBuilder()
                .add("username", user.name().text())
                .add("enabled", user.enabled())
                .add("temporary", user.temporary())
                .add("groups", Json.createArrayBuilder(new TreeSet<>(user.groups())))
                .add("attributes", Json.createObjectBuilder(new TreeMap<>(user.attributes())));
    }

    private static WantedChange change(JsonMembers json) {
        Optional<PlainPassword> password = json.string("password")
                .map(typed -> PlainPassword.parse(typed).orElseThrow(() -> malformed("The password is malformed")));
        Optional<Boolean> temporary = json.truth("temporary");
        if (temporary.isPresent() && password.isEmpty()) {
            throw malformed("temporary is said of a new password only");
        }
        return new WantedChange(
                password, temporary.orElse(false), json.truth("enabled"), groups(json), attributes(json));
    }

    private static Optional<Set<String>> groups(JsonMembers json) {
        return json.strings("groups").map(names -> {
            if (!names.stream().allMatch(name -> GROUP.matcher(name).matches())) {
                throw malformed("A group is 1 to 256 characters without spaces, commas and colons");
            }
            return Set.copyOf(names);
        });
    }

    private static Optional<Map<String, Object>> attributes(JsonMembers json) {
        return json.members("attributes").map(members -> {
            Map<String, Object> attributes = new LinkedHashMap<>();
            members.forEach((name, member) -> {
                if (!ATTRIBUTE.matcher(name).matches()) {
                    fail("The name of an attribute is 1 to 256 characters");
                }
                attributes.put(
                        name,
                        member instanceof JsonArray list
                                ? list.stream().map(UserJson::simple).toList()
                                : simple(member));
            });
            return attributes;
        });
    }

    private static Object simple(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> text(((JsonString) value).getString());
            case TRUE -> true;
            case FALSE -> false;
            case NUMBER -> number((JsonNumber) value);
            default -> fail("An attribute is a string, a whole number, true, false or a list of these");
        };
    }

    private static String text(String text) {
        return text.indexOf('\0') < 0 ? text : fail("An attribute has a character that is not allowed");
    }

    private static Long number(JsonNumber number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            return fail("A number is not whole or too large");
        }
    }
}
