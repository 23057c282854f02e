// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.config.Values.UnacceptableException;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.token.TokenDecrypter;
import org.jwtfilter.wire.Challenge;
import org.jwtfilter.wire.CrossSiteRule;
import org.jwtfilter.wire.GuardedPaths;
import org.jwtfilter.wire.OutgoingHosts;
import org.jwtfilter.wire.TokenFinder;

/** Reads a {@link JwtConfig}, gathering every problem before it gives up. */
public final class ConfigReader {
    private static final int MAX_CACHE_SIZE = 1_000_000;
    private static final Pattern GUESS = Pattern.compile("[a-z0-9.\\[\\]]+");
    private static final int MAX_ISSUERS = 100;

    private final ConfigSource source;
    private final Values values;
    private final KeyLocation location;

    private ConfigReader(ConfigSource source, ClassLoader application) {
        this.source = source;
        this.values = Values.of(source);
        this.location = new KeyLocation(application);
    }

    /**
     * Whether the deployer wants us: he said so, or he set any of our names. An application that has the jar but none of the
     * names behaves as if it had not.
     */
    public static boolean isWanted(ConfigSource source) {
        return source.get(Property.ENABLED.key())
                .map(value -> !value.equals("false"))
                .orElseGet(() -> Stream.of(Property.values())
                                .anyMatch(property -> source.get(property.key()).isPresent())
                        || source.names().stream().anyMatch(ConfigReader::isOurs));
    }

    /**
     * The configuration that the source holds.
     *
     * @param application where class path resources are looked for
     * @throws ConfigException with every problem, if there is any
     */
    public static JwtConfig read(ConfigSource source, ClassLoader application) {
        return new ConfigReader(source, application).read();
    }

    /**
     * Who may be given a caller's token, of which a client of an application must know nothing else.
     *
     * @throws ConfigException if what is said of it cannot be read
     */
    public static OutgoingHosts outgoingHosts(ConfigSource source) {
        Values values = Values.of(source);
        OutgoingHosts hosts = new WireReader(values).outgoing();
        if (!values.problems().isEmpty()) {
            throw new ConfigException(values.problems());
        }
        return hosts;
    }

    /** Every name of ours that is set, with its value. */
    public static Map<String, String> settings(ConfigSource source) {
        Map<String, String> settings = new TreeMap<>();
        Set<String> issuers = Values.list(source.get(Property.ISSUERS.key()).orElse(""));
        for (Property property : Property.values()) {
            source.get(property.key()).ifPresent(value -> settings.put(property.key(), value));
            for (String issuer : issuers) {
                property.keyFor(issuer)
                        .ifPresent(name -> source.get(name).ifPresent(value -> settings.put(name, value)));
            }
        }
        return settings;
    }

    private JwtConfig read() {
        Set<String> further = furtherIssuers();
        rejectUnknownNames(further);
        WireReader wire = new WireReader(values);
        TokenFinder finder = wire.finder();
        CrossSiteRule crossSite = wire.crossSite();
        OutgoingHosts outgoing = wire.outgoing();
        GuardedPaths paths = wire.paths();
        values.bool(Property.ENABLED);
        CryptoProvider provider = provider();
        List<JwtConfig.Issuer> issuers = issuers(further, provider);
        Optional<TokenDecrypter> decrypter = decrypter();
        Challenge challenge = values.parsed(Property.REALM, Property.REALM.defaultText(), Challenge::new);
        Hook hook = hook();
        boolean anonymous =
                values.oneOf(Property.ANONYMOUS, Set.of("refuse", "allow")).equals("allow");
        int cacheSize = values.parsed(Property.CACHE_SIZE, Property.CACHE_SIZE.defaultText(), ConfigReader::cacheSize);
        testProvider(provider, issuers);
        if (!values.problems().isEmpty()) {
            throw new ConfigException(values.problems());
        }
        return new JwtConfig(
                issuers, decrypter, provider, cacheSize, finder, crossSite, challenge, outgoing, paths, hook,
                anonymous);
    }

    /** The first issuer, unless none of its names is set and there are others; then those. */
    private List<JwtConfig.Issuer> issuers(Set<String> further, CryptoProvider provider) {
        List<JwtConfig.Issuer> issuers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean first = Stream.of(Property.values()).filter(Property::ofIssuer).anyMatch(values::isSet);
        if (first || further.isEmpty()) {
            add(first(), provider, seen, issuers);
        }
        for (String name : further) {
            add(values.forIssuer(name), provider, seen, issuers);
        }
        return issuers;
    }

    private void add(Values its, CryptoProvider provider, Set<String> seen, List<JwtConfig.Issuer> issuers) {
        JwtConfig.Issuer issuer = new IssuerReader(its, location, provider).read();
        its.get(Property.ISSUER)
                .filter(iss -> !seen.add(iss))
                .ifPresent(iss -> its.problem(Property.ISSUER, iss, Property.ISSUER.accepted() + ", each issuer once"));
        if (issuer != null) {
            issuers.add(issuer);
        }
    }

    /** MicroProfile JWT's own word for the algorithm counts where ours is not set. */
    private Values first() {
        String standard = values.oneOf(Property.PUBLIC_KEY_ALGORITHM, Set.of("RS256", "ES256"));
        boolean counts = values.isSet(Property.PUBLIC_KEY_ALGORITHM) && !values.isSet(Property.ALGORITHMS);
        return counts ? values.with(Property.ALGORITHMS, standard) : values;
    }

    private Set<String> furtherIssuers() {
        return values.parsed(Property.ISSUERS, "", text -> {
            Set<String> names = Values.list(text);
            if (names.isEmpty() && !text.isEmpty()) {
                throw new UnacceptableException("there is no name between the commas");
            }
            if (names.size() > MAX_ISSUERS) {
                throw new UnacceptableException("at most " + MAX_ISSUERS);
            }
            for (String name : names) {
                if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
                    throw new UnacceptableException("this is no such name: " + name);
                }
            }
            return names;
        });
    }

    private Optional<TokenDecrypter> decrypter() {
        Set<String> algorithms =
                values.parsed(Property.DECRYPT_KEY_ALGORITHM, Property.DECRYPT_KEY_ALGORITHM.defaultText(), text -> {
                    Set<String> names = Values.list(text);
                    if (names.isEmpty() || !TokenDecrypter.KEY_MANAGEMENT.containsAll(names)) {
                        throw new IllegalArgumentException();
                    }
                    return names;
                });
        Optional<String> at = values.get(Property.DECRYPT_KEY_LOCATION);
        if (at.isEmpty()) {
            return Optional.empty();
        }
        try {
            TokenDecrypter decrypter = new TokenDecrypter(location.decryptionKeys(at.get()), algorithms);
            if (!decrypter.opensAny()) {
                values.problem(
                        Property.DECRYPT_KEY_ALGORITHM,
                        values.get(Property.DECRYPT_KEY_ALGORITHM).orElse(null),
                        Property.DECRYPT_KEY_ALGORITHM.accepted()
                                + "; RSA-OAEP goes with an RSA key and ECDH-ES with one on a curve, and that at "
                                + Property.DECRYPT_KEY_LOCATION.key() + " is not of the kind");
            }
            return Optional.of(decrypter);
        } catch (KeyLocation.UnusableException e) {
            values.problem(Property.DECRYPT_KEY_LOCATION, at.get(), e.accepted());
            return Optional.empty();
        }
    }

    private CryptoProvider provider() {
        return values.parsed(Property.PROVIDER, "", name -> {
            try {
                return name.isEmpty() ? CryptoProvider.JDK : CryptoProvider.named(name);
            } catch (GeneralSecurityException e) {
                throw new UnacceptableException(String.valueOf(e.getMessage()));
            }
        });
    }

    /** A provider is shown to work before it is trusted with anybody's token. */
    private void testProvider(CryptoProvider provider, List<JwtConfig.Issuer> issuers) {
        if (provider == CryptoProvider.JDK) {
            return;
        }
        Set<SignatureAlgorithm> used = EnumSet.noneOf(SignatureAlgorithm.class);
        issuers.forEach(issuer -> used.addAll(issuer.rules().algorithms()));
        for (SignatureAlgorithm algorithm : used) {
            try {
                algorithm.selfTest(provider);
            } catch (GeneralSecurityException e) {
                values.problem(
                        Property.PROVIDER,
                        values.get(Property.PROVIDER).orElse(null),
                        Property.PROVIDER.accepted() + "; " + e.getMessage());
            }
        }
    }

    private Hook hook() {
        Set<String> words = new TreeSet<>();
        Stream.of(Hook.values()).forEach(hook -> words.add(hook.word()));
        return Hook.valueOf(values.oneOf(Property.HOOK, words).toUpperCase(Locale.ROOT));
    }

    private static int cacheSize(String text) {
        int size = Integer.parseInt(text);
        if (size < 0 || size == 1 || size > MAX_CACHE_SIZE) {
            throw new IllegalArgumentException();
        }
        return size;
    }

    private void rejectUnknownNames(Set<String> issuers) {
        Set<String> known = new HashSet<>();
        for (Property property : Property.values()) {
            known.add(property.key());
            issuers.forEach(issuer -> property.keyFor(issuer).ifPresent(known::add));
        }
        Set<String> asEnvironment = new HashSet<>();
        known.forEach(name -> asEnvironment.add(environmentName(name)));
        Set<String> names = source.names();
        names.stream()
                .filter(ConfigReader::isOurs)
                .filter(name -> !known.contains(name) && !asEnvironment.contains(name))
                .filter(name -> !isGuess(name, names))
                .sorted()
                .forEach(name -> values.problems()
                        .add(new Problem(
                                name,
                                "(not shown)",
                                "there is no such property; there are "
                                        + known.stream().sorted().toList())));
    }

    /** Whether a name lies where only names of our table are: our own, and the groups of MicroProfile JWT's. */
    private static boolean isOurs(String name) {
        return Property.PREFIXES.stream()
                .anyMatch(prefix -> name.startsWith(prefix) || name.startsWith(environmentName(prefix)));
    }

    /**
     * Whether a name is but what somebody thinks that a variable means: SmallRye Config lists {@code jwt.filter.key.cool.down} beside
     * {@code JWT_FILTER_KEY_COOL_DOWN}, which speaks for itself.
     */
    private static boolean isGuess(String name, Set<String> all) {
        return GUESS.matcher(name).matches() && all.contains(environmentName(name));
    }

    /** How a name is spelled as an environment variable (MicroProfile Config 3.0 section 5.3.1). */
    private static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
