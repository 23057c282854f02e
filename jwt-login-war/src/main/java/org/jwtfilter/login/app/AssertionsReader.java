// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.assertion.AssertionIssuer;
import org.jwtfilter.login.assertion.AssertionIssuer.Subjects;
import org.jwtfilter.login.assertion.KeyPlace;
import org.jwtfilter.login.oauth.Scope;

/** Reads whose assertions are good for tokens, and how far they are believed. */
final class AssertionsReader {
    static final Duration MIN_LIFETIME = Duration.ofSeconds(10);
    static final Duration MAX_LIFETIME = Duration.ofHours(1);

    private static final int MAX_ISSUERS = 20;
    private static final int MAX_CLIENTS = 100;
    private static final int MAX_KEY_BYTES = 512 * 1024;
    /** Before a user's name it would make that of a client's, see {@link org.jwtfilter.login.realm.UserName}. */
    private static final String CLIENT = "client";

    private static final Pattern ISSUER = Pattern.compile("[\\x21-\\x7E]{1,512}");
    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_./:-]{1,256}");

    private final Values values;

    AssertionsReader(Values values) {
        this.values = values;
    }

    /** @param ourselves our issuer URL: what we sign is no assertion of somebody else */
    List<AssertionIssuer> read(String ourselves) {
        List<String> names = ClientsReader.names(values, Property.ASSERTION_ISSUERS, MAX_ISSUERS);
        values.declare(Property.ASSERTION_ISSUER, names);
        if (names.contains(CLIENT)) {
            values.problem(Property.ASSERTION_ISSUERS, String.join(",", names));
        }
        List<AssertionIssuer> issuers = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(ourselves));
        for (String name : names) {
            Values own = values.section(name);
            own.require(Property.ASSERTION_ISSUER);
            Optional<String> issuer = own.find(Property.ASSERTION_ISSUER, AssertionsReader::issuer);
            issuer.filter(text -> !seen.add(text)).ifPresent(text -> own.problem(Property.ASSERTION_ISSUER, text));
            issuer(own, name, issuer).ifPresent(issuers::add);
        }
        return issuers;
    }

    /** Empty if something that it cannot do without is missing, which is a problem then. */
    private static Optional<AssertionIssuer> issuer(Values own, String name, Optional<String> issuer) {
        List<SignatureAlgorithm> algorithms = own.get(Property.ASSERTION_ALGORITHMS, AssertionsReader::algorithms);
        Optional<KeyPlace> keys = keys(own, algorithms);
        Duration lifetime = own.duration(Property.ASSERTION_LIFETIME, MIN_LIFETIME, MAX_LIFETIME);
        Set<String> clients = Set.copyOf(own.get(
                Property.ASSERTION_CLIENTS,
                text -> Values.list(
                        text, MAX_CLIENTS, id -> ClientsReader.clientId(id).isPresent()),
                List.of()));
        String userClaim = own.get(Property.ASSERTION_USER_CLAIM, AssertionsReader::claim);
        Subjects subjects = subjects(own);
        Optional<Scope> scope = own.find(Property.ASSERTION_SCOPE, Scope::parse);
        return issuer.flatMap(from -> keys.map(place ->
                new AssertionIssuer(name, from, place, algorithms, lifetime, clients, userClaim, subjects, scope)));
    }

    private static Subjects subjects(Values own) {
        boolean ofIssuer = own.get(Property.ASSERTION_USERS, text -> switch (text) {
            case "realm" -> Optional.of(false);
            case "issuer" -> Optional.of(true);
            default -> Optional.<Boolean>empty();
        });
        Optional<String> group = own.find(Property.ASSERTION_USER_GROUP, RealmsReader::group);
        Optional<List<String>> groups = own.find(Property.ASSERTION_GROUPS, RealmsReader::groups);
        Optional<String> claim = own.find(Property.ASSERTION_GROUPS_CLAIM, AssertionsReader::claim);
        if (ofIssuer) {
            refuse(own, Property.ASSERTION_USER_GROUP);
            if (own.isSet(Property.ASSERTION_GROUPS_CLAIM)) {
                // Otherwise whoever may name groups there could make anybody an administrator here.
                own.require(Property.ASSERTION_GROUPS);
            }
            return new Subjects.OfIssuer(Set.copyOf(groups.orElse(List.of())), claim);
        }
        refuse(own, Property.ASSERTION_GROUPS);
        refuse(own, Property.ASSERTION_GROUPS_CLAIM);
        return new Subjects.OfRealm(group);
    }

    /** What is said of the other kind of users was meant to have an effect, and has none. */
    private static void refuse(Values own, Property property) {
        if (own.isSet(property)) {
            own.problem(own.key(property) + " is set, but " + own.key(Property.ASSERTION_USERS)
                    + " is not the one for which it is; accepted is " + property.accepted());
        }
    }

    private static Optional<KeyPlace> keys(Values own, List<SignatureAlgorithm> algorithms) {
        List<Property> all = List.of(Property.ASSERTION_KEY, Property.ASSERTION_KEY_FILE, Property.ASSERTION_KEY_URL);
        long set = all.stream().filter(own::isSet).count();
        if (set != 1) {
            own.problem("Of " + String.join(", ", all.stream().map(own::key).toList())
                    + (set == 0 ? " none is set" : " several are set") + "; accepted is one of them");
            return Optional.empty();
        }
        return Stream.of(
                        own.<KeyPlace>find(
                                Property.ASSERTION_KEY,
                                text -> keys(text, algorithms).map(KeyPlace.Given::new)),
                        own.<KeyPlace>find(Property.ASSERTION_KEY_FILE, text -> inFile(text, algorithms)),
                        own.<KeyPlace>find(
                                Property.ASSERTION_KEY_URL, text -> url(text).map(KeyPlace.AtUrl::new)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<KeySnapshot> keys(String text, List<SignatureAlgorithm> algorithms) {
        try {
            return Optional.of(KeyPlace.read(text, algorithms));
        } catch (KeyFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<KeyPlace> inFile(String text, List<SignatureAlgorithm> algorithms) {
        return Values.path(text)
                .flatMap(file -> text(file)
                        .flatMap(content -> keys(content, algorithms))
                        .map(first -> new KeyPlace.InFile(file, first)));
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.size(file) > MAX_KEY_BYTES ? Optional.empty() : Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean accepted = url.getHost() != null
                    && url.getRawUserInfo() == null
                    && ("https".equals(url.getScheme())
                            || ("http".equals(url.getScheme()) && ConfigReader.isLoopback(text)));
            return accepted ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<SignatureAlgorithm>> algorithms(String text) {
        return Values.list(
                        text,
                        SignatureAlgorithm.values().length,
                        name -> SignatureAlgorithm.named(name)
                                .filter(algorithm -> !algorithm.symmetric())
                                .isPresent())
                .map(names -> names.stream()
                        .flatMap(name -> SignatureAlgorithm.named(name).stream())
                        // Ed25519 has two names.
                        .distinct()
                        .toList());
    }

    private static Optional<String> issuer(String text) {
        return Optional.of(text).filter(any -> ISSUER.matcher(any).matches());
    }

    private static Optional<String> claim(String text) {
        return Optional.of(text).filter(any -> CLAIM.matcher(any).matches());
    }
}
