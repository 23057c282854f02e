// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.caller.CallerRules;
import org.jwtfilter.caller.ClaimPath;
import org.jwtfilter.caller.Preset;
import org.jwtfilter.caller.RoleNames;
import org.jwtfilter.caller.RoleRule;
import org.jwtfilter.caller.RuleFormatException;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.config.Values.UnacceptableException;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.KeyTiming;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.status.StatusRules;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;

/** Reads what is said of one issuer. */
final class IssuerReader {
    private static final Duration WAIT_FOR_UNKNOWN_KEY = Duration.ofSeconds(2);
    /** Words that stand for a rule of their own, and so for no type in a list. */
    private static final Set<String> TYPE_PROFILES = Set.of("mp-jwt", "rfc9068", "lenient");

    private final Values values;
    private final KeyLocation location;
    private final CryptoProvider provider;

    IssuerReader(Values values, KeyLocation location, CryptoProvider provider) {
        this.values = values;
        this.location = location;
        this.provider = provider;
    }

    /** The issuer, null where something is wrong with it, which is among the problems then. */
    JwtConfig.@Nullable Issuer read() {
        int before = values.problems().size();
        String issuer = values.required(Property.ISSUER);
        List<SignatureAlgorithm> algorithms = algorithms();
        Optional<Set<String>> audiences = audiences();
        TokenTypes types = values.parsed(Property.TOKEN_TYPES, Property.TOKEN_TYPES.defaultText(), IssuerReader::types);
        Duration skew = Duration.ofSeconds(values.number(
                Property.CLOCK_SKEW, Property.CLOCK_SKEW.defaultText(), 0, TokenRules.MAX_CLOCK_SKEW.toSeconds()));
        long age = values.number(Property.TOKEN_AGE, "31536000", 1, 31_536_000);
        // MicroProfile JWT widens the age by the skew that is configured. Ours by default would make a short age
        // meaningless.
        Duration leeway = values.isSet(Property.CLOCK_SKEW) ? skew : Duration.ZERO;
        Optional<Duration> maxAge = values.isSet(Property.TOKEN_AGE)
                ? Optional.of(Duration.ofSeconds(age).plus(leeway))
                : Optional.empty();
        Optional<Instant> trustedUntil = values.parsed(
                Property.TRUSTED_UNTIL,
                "",
                text -> text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text)));
        CallerRules caller = caller();
        int minRsaBits = (int) values.number(
                Property.KEY_RSA_MIN_BITS, Property.KEY_RSA_MIN_BITS.defaultText(), KeyParser.LEAST_RSA_BITS, 16_384);
        JwtConfig.Keys keys = keys(new KeyParser(algorithms, provider, minRsaBits), timing());
        Optional<StatusRules> status = new StatusReader(values).read(issuer, keys);
        if (issuer == null || keys == null || values.problems().size() > before) {
            return null;
        }
        TokenRules rules = new TokenRules(issuer, audiences, algorithms, types, skew, maxAge, trustedUntil);
        return new JwtConfig.Issuer(rules, keys, caller, status);
    }

    private List<SignatureAlgorithm> algorithms() {
        return values.parsed(Property.ALGORITHMS, Property.ALGORITHMS.defaultText(), IssuerReader::algorithms);
    }

    private static List<SignatureAlgorithm> algorithms(String text) {
        List<SignatureAlgorithm> algorithms = new ArrayList<>();
        for (String name : Values.list(text)) {
            SignatureAlgorithm algorithm = SignatureAlgorithm.named(name)
                    .orElseThrow(() -> new UnacceptableException("there is no algorithm " + name));
            if (!algorithms.contains(algorithm)) { // Ed25519 has two names.
                algorithms.add(algorithm);
            }
        }
        long symmetric =
                algorithms.stream().filter(SignatureAlgorithm::symmetric).count();
        if (algorithms.isEmpty()) {
            throw new UnacceptableException("there is no algorithm between the commas");
        }
        if (symmetric != 0 && symmetric != algorithms.size()) {
            // Where a secret and a public key are both welcome, one can be passed off as the other.
            throw new UnacceptableException("HS algorithms go with no others");
        }
        return algorithms;
    }

    /** Accepting tokens for anybody must be said, not forgotten. */
    private Optional<Set<String>> audiences() {
        boolean needed = values.bool(Property.AUDIENCE_REQUIRED);
        Optional<String> text = values.get(Property.AUDIENCES);
        Set<String> names = Values.list(text.orElse(""));
        // A list of nothing but commas is a slip, even where tokens for anybody would do.
        if (names.isEmpty() && (needed || text.isPresent())) {
            values.problem(
                    Property.AUDIENCES,
                    text.orElse(null),
                    Property.AUDIENCES.accepted() + "; to accept tokens for anybody, say "
                            + values.name(Property.AUDIENCE_REQUIRED) + " = false");
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private static TokenTypes types(String text) {
        return switch (text) {
            case "mp-jwt" -> TokenTypes.MP_JWT;
            case "rfc9068" -> TokenTypes.RFC_9068;
            case "lenient" -> TokenTypes.LENIENT;
            default -> new TokenTypes(typeList(text), false, List.of("exp"));
        };
    }

    /** At least one, for a {@link TokenTypes} without any accepts all. */
    private static Set<String> typeList(String text) {
        Set<String> types = Values.list(text).stream().map(IssuerReader::type).collect(Collectors.toUnmodifiableSet());
        if (types.isEmpty()) {
            throw new UnacceptableException("there is no type between the commas");
        }
        return types;
    }

    /** A media type's subtype, as {@code typ} has it. */
    private static String type(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String subtype = lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
        if (!subtype.matches("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}") || TYPE_PROFILES.contains(subtype)) {
            throw new UnacceptableException("there is no type " + text);
        }
        return subtype;
    }

    private CallerRules caller() {
        Preset preset = values.parsed(
                Property.PRESET,
                Property.PRESET.defaultText(),
                text -> Preset.named(text).orElseThrow(IllegalArgumentException::new));
        CallerRules rules = values.parsed(
                Property.PRESET_CLIENT,
                "",
                client -> rule(() -> preset.rules(client.isEmpty() ? Optional.empty() : Optional.of(client))));
        if (values.isSet(Property.CALLER_NAME)) {
            CallerRules before = rules;
            rules = values.parsed(
                    Property.CALLER_NAME, "sub", text -> rule(() -> before.withNames(ClaimPath.parseList(text))));
        }
        if (values.isSet(Property.ROLES)) {
            CallerRules before = rules;
            rules = values.parsed(
                    Property.ROLES, "groups", text -> rule(() -> before.withRoles(RoleRule.parseList(text))));
        }
        if (values.isSet(Property.ROLES_RENAME)) {
            CallerRules before = rules;
            rules = values.parsed(
                    Property.ROLES_RENAME,
                    "",
                    text -> text.isEmpty() ? before : rule(() -> before.withRenames(RoleNames.parse(text))));
        }
        return rules;
    }

    private static CallerRules rule(Supplier<CallerRules> reading) {
        try {
            return reading.get();
        } catch (RuleFormatException e) {
            throw new UnacceptableException(String.valueOf(e.getMessage()));
        }
    }

    private JwtConfig.@Nullable Keys keys(KeyParser parser, KeyTiming timing) {
        Optional<String> inline = values.get(Property.PUBLIC_KEY);
        Optional<String> at = values.get(Property.PUBLIC_KEY_LOCATION);
        if (inline.isPresent() == at.isPresent()) {
            values.problems()
                    .add(new Problem(
                            values.name(Property.PUBLIC_KEY) + " and " + values.name(Property.PUBLIC_KEY_LOCATION),
                            inline.isPresent() ? "set together" : "(not set)",
                            "exactly one of the two is needed: " + Property.PUBLIC_KEY.accepted() + ", or "
                                    + Property.PUBLIC_KEY_LOCATION.accepted()));
            return null;
        }
        Property property = inline.isPresent() ? Property.PUBLIC_KEY : Property.PUBLIC_KEY_LOCATION;
        try {
            return inline.isPresent()
                    ? KeyLocation.given(inline.get(), parser)
                    : location.resolve(at.orElseThrow(), parser, timing);
        } catch (KeyLocation.UnusableException e) {
            values.problem(property, at.orElse(""), e.accepted());
            return null;
        }
    }

    private KeyTiming timing() {
        Duration refresh = values.duration(Property.KEY_REFRESH, Duration.ofSeconds(1), Duration.ofDays(1));
        Duration coolDown = values.duration(Property.KEY_COOL_DOWN, Duration.ofSeconds(1), Duration.ofHours(1));
        Duration trust = values.duration(Property.KEY_TRUST, Duration.ofMinutes(1), Duration.ofDays(30));
        if (trust.compareTo(refresh) <= 0) {
            // Else good tokens would get 503 from the end of the trust to the next look.
            values.problem(
                    Property.KEY_TRUST,
                    trust.toString(),
                    Property.KEY_TRUST.accepted() + " (" + values.name(Property.KEY_REFRESH) + " is " + refresh + ")");
        }
        return new KeyTiming(refresh, coolDown, trust, WAIT_FOR_UNKNOWN_KEY);
    }
}
