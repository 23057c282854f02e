// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.issue.TokenEncryption;

/** Reads what is in all access tokens, and for whom they are encrypted. */
final class AccessTokenReader {
    private static final int MAX_CLAIMS = 50;
    private static final int MAX_ENCRYPTED = 100;
    private static final int MAX_KEY_BYTES = 65_536;
    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9_.-]{1,128})(?::([A-Za-z0-9_./:-]{1,256}))?");

    private final Values values;

    AccessTokenReader(Values values) {
        this.values = values;
    }

    AccessTokenRules read(String issuer, List<Client> clients) {
        Map<String, String> claims = values.get(Property.CLAIMS, AccessTokenReader::claims, Map.of());
        Map<String, TokenEncryption> encryption = new LinkedHashMap<>();
        List<String> names = ClientsReader.names(values, Property.ENCRYPTED_AUDIENCES, MAX_ENCRYPTED);
        values.declare(Property.ENCRYPTED_AUDIENCE_AUDIENCE, names);
        for (String name : names) {
            Values own = values.section(name);
            String audience = own.get(Property.ENCRYPTED_AUDIENCE_AUDIENCE, ClientsReader::audience, name);
            key(own).ifPresent(key -> {
                if (encryption.put(audience, key) != null) {
                    own.problem(Property.ENCRYPTED_AUDIENCE_AUDIENCE, audience);
                }
            });
        }
        for (Client client : clients) {
            if (client.audiences().size() > 1 && client.audiences().stream().anyMatch(encryption::containsKey)) {
                values.problem("The tokens of the client " + client.id() + " are for " + client.audiences()
                        + ", one of which has an encryption key; what is encrypted for one, others cannot read:"
                        + " accepted is that one audience alone");
            }
        }
        return new AccessTokenRules(issuer, claims, encryption);
    }

    private static Optional<TokenEncryption> key(Values own) {
        boolean both = own.isSet(Property.ENCRYPTED_AUDIENCE_KEY) && own.isSet(Property.ENCRYPTED_AUDIENCE_KEY_FILE);
        boolean none = !own.isSet(Property.ENCRYPTED_AUDIENCE_KEY) && !own.isSet(Property.ENCRYPTED_AUDIENCE_KEY_FILE);
        if (both || none) {
            own.problem(
                    own.key(Property.ENCRYPTED_AUDIENCE_KEY) + " and " + own.key(Property.ENCRYPTED_AUDIENCE_KEY_FILE)
                            + (both ? " are both set" : " are not set") + "; accepted is one of them");
            return Optional.empty();
        }
        return own.find(Property.ENCRYPTED_AUDIENCE_KEY, TokenEncryption::parse)
                .or(() -> own.find(Property.ENCRYPTED_AUDIENCE_KEY_FILE, AccessTokenReader::keyFile));
    }

    private static Optional<TokenEncryption> keyFile(String text) {
        return Values.path(text).flatMap(AccessTokenReader::text).flatMap(TokenEncryption::parse);
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.size(file) > MAX_KEY_BYTES ? Optional.empty() : Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** By claim, the attribute that it tells. */
    private static Optional<Map<String, String>> claims(String text) {
        Map<String, String> claims = new LinkedHashMap<>();
        Optional<List<String>> pairs =
                Values.list(text, MAX_CLAIMS, pair -> PAIR.matcher(pair).matches());
        for (String pair : pairs.orElse(List.of())) {
            int colon = pair.indexOf(':');
            String attribute = colon < 0 ? pair : pair.substring(0, colon);
            String claim = pair.substring(colon + 1);
            if (AccessTokenRules.RESERVED.contains(claim) || claims.put(claim, attribute) != null) {
                return Optional.empty();
            }
        }
        return pairs.map(list -> claims);
    }
}
