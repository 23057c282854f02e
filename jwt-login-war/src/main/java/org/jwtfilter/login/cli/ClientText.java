// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The JSON of a client, from the options of a command. What it may be like is for the server to say. */
final class ClientText {
    static final int MAX_KEY_BYTES = 64 * 1024;

    private static final List<String> TIMES =
            List.of("access-token-lifetime", "refresh-token-idle", "refresh-token-lifetime");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** A member of a JSON Web Key that is nobody's but its owner's (RFC 7518 section 6). */
    private static final Pattern PRIVATE = Pattern.compile("\"(d|p|q|dp|dq|qi|oth|k)\"\\s*:");

    private ClientText() {}

    /** @throws IOException if the file of keys cannot be sent; says why */
    static String created(Arguments given) throws IOException {
        List<String> members = new ArrayList<>();
        members.add("\"client_id\":" + Json.string(given.name()));
        members.add("\"type\":"
                + Json.string(given.option("--type")
                        .orElseThrow(() -> new IllegalArgumentException("create-client needs --type"))));
        members.addAll(members(given));
        if (given.has("--disabled")) {
            members.add("\"enabled\":false");
        }
        return object(members);
    }

    /** @throws IOException as {@link #created} does */
    static String changed(Arguments given) throws IOException {
        List<String> members = members(given);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("change-client needs an option that says what to change");
        }
        return object(members);
    }

    private static List<String> members(Arguments given) throws IOException {
        List<String> members = new ArrayList<>();
        if (given.has("--keys")) {
            members.add("\"jwks\":" + keys(given.option("--keys").orElseThrow()));
        }
        given.option("--grants").ifPresent(list -> members.add("\"grant_types\":" + Json.strings(grants(list))));
        given.option("--scope").ifPresent(scope -> members.add("\"scope\":" + Json.string(scope)));
        given.option("--audiences").ifPresent(list -> members.add("\"audiences\":" + Json.strings(list)));
        for (String time : TIMES) {
            String option = "--" + time;
            given.option(option)
                    .ifPresent(text -> members.add(Json.string(time.replace('-', '_')) + ":" + number(option, text)));
        }
        return members;
    }

    /** Nobody likes to type it. */
    private static String grants(String list) {
        return list.replaceAll("(?<![:a-z-])jwt-bearer", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    }

    private static String number(String option, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(option + " is a number of seconds");
        }
        // JSON has no number with a zero in front.
        return String.valueOf(Integer.parseInt(text));
    }

    /** The text of a key set, which is refused here if it has private keys: they are not to travel. */
    private static String keys(String file) throws IOException {
        String text;
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MAX_KEY_BYTES) {
                throw new IOException(file + " is longer than " + MAX_KEY_BYTES + " bytes");
            }
            text = Files.readString(path).strip();
        } catch (MalformedInputException e) {
            throw new IOException(file + " is no text", e);
        } catch (FileSystemException e) {
            throw new IOException(file + " cannot be read", e);
        }
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw new IOException(file + " is no JSON Web Key Set");
        }
        if (PRIVATE.matcher(text).find()) {
            throw new IOException(file + " has a private key, which nobody but its owner should have");
        }
        return text;
    }

    private static String object(List<String> members) {
        return "{" + String.join(",", members) + "}";
    }
}
