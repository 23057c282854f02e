// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserName;

/** Users in the JSON of the administration. What it reads has no unknown and no repeated members: a misspelt one must not pass unseen. */
final class UserJson {
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final Set<String> CHANGE = Set.of("password", "temporary", "enabled", "groups", "attributes");
    private static final Pattern GROUP = Pattern.compile("[^\\p{Cntrl}\\s:,]{1,256}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[^\\p{Cntrl}]{1,256}");

    /** In the path of a URL these would not mean themselves. */
    private static final Pattern NOT_IN_A_PATH = Pattern.compile(".*[/\\\\;].*|\\.{1,2}");

    private UserJson() {}

    static WantedUser user(String text) {
        JsonObject json = object(text);
        String typed = string(json, "username").orElseThrow(() -> malformed("username is missing"));
        UserName name = UserName.parse(typed)
                .filter(parsed -> !NOT_IN_A_PATH.matcher(parsed.text()).matches())
                .orElseThrow(() -> malformed("The username is malformed"));
        WantedChange change = change(json, Set.of("username"));
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
        WantedChange change = change(object(text), Set.of());
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

    private static WantedChange change(JsonObject json, Set<String> others) {
        for (String name : json.keySet()) {
            if (!CHANGE.contains(name) && !others.contains(name)) {
                throw malformed("There is a member of another name than username, password, temporary, enabled,"
                        + " groups and attributes");
            }
        }
        Optional<PlainPassword> password = string(json, "password")
                .map(typed -> PlainPassword.parse(typed).orElseThrow(() -> malformed("The password is malformed")));
        Optional<Boolean> temporary = truth(json, "temporary");
        if (temporary.isPresent() && password.isEmpty()) {
            throw malformed("temporary is said of a new password only");
        }
        return new WantedChange(
                password, temporary.orElse(false), truth(json, "enabled"), groups(json), attributes(json));
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            // The cause quotes what was sent, so it is not kept.
            throw malformed("The body is not a JSON object without repeated members");
        }
    }

    private static Optional<String> string(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name))
                .map(value -> value instanceof JsonString string ? string.getString() : fail(name + " is no string"));
    }

    private static Optional<Boolean> truth(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).map(value -> switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> fail(name + " is neither true nor false");
        });
    }

    private static Optional<Set<String>> groups(JsonObject json) {
        return Optional.ofNullable(json.get("groups")).map(value -> {
            Set<String> groups = new HashSet<>();
            for (JsonValue group :
                    value instanceof JsonArray array ? array : UserJson.<JsonArray>fail("groups is no array")) {
                groups.add(
                        group instanceof JsonString name
                                        && GROUP.matcher(name.getString()).matches()
                                ? name.getString()
                                : fail("A group is 1 to 256 characters without spaces, commas and colons"));
            }
            return groups;
        });
    }

    private static Optional<Map<String, Object>> attributes(JsonObject json) {
        return Optional.ofNullable(json.get("attributes")).map(value -> {
            Map<String, Object> attributes = new LinkedHashMap<>();
            JsonObject members = value instanceof JsonObject object ? object : fail("attributes is no object");
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

    private static <T> T fail(String description) {
        throw malformed(description);
    }

    private static OAuthException malformed(String description) {
        return new OAuthException(OAuthError.invalidRequest(description));
    }
}
