// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.selfcheck;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jwtfilter.config.JwtConfig;
import org.jwtfilter.config.Property;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.VerificationKey;
import org.jwtfilter.selfcheck.Facts.RoleMapping;
import org.jwtfilter.selfcheck.Finding.Code;

/** Compares what is configured with what is there. */
public final class SelfCheck {
    private static final Logger LOG = System.getLogger(SelfCheck.class.getName());
    private static final int SAFE_RSA_BITS = 2048;
    private static final List<String> SECURE_PREFIXES = List.of("__Host-", "__Secure-");

    private SelfCheck() {}

    /** One warning for each finding, in a fixed order. */
    public static void log(JwtConfig config, Facts facts) {
        findings(config, facts)
                .forEach(finding -> LOG.log(Level.WARNING, "jwt-filter, {0}: {1}", finding.code(), finding.sentence()));
    }

    /** Everything that is certain, issuers first; empty if all is well. */
    public static List<Finding> findings(JwtConfig config, Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (JwtConfig.Issuer issuer : config.issuers()) {
            audience(issuer).ifPresent(findings::add);
            keyUrl(issuer).ifPresent(findings::add);
            statusUrl(issuer).ifPresent(findings::add);
            weakKeys(issuer).forEach(findings::add);
        }
        cookie(config).ifPresent(findings::add);
        outOfReach(config, facts).ifPresent(findings::add);
        facts.mapping().flatMap(mapping -> leftOut(mapping, facts)).ifPresent(findings::add);
        if (facts.serverMpJwt()) {
            findings.add(new Finding(
                    Code.SERVER_MP_JWT_ACTIVE,
                    "the server's own MicroProfile JWT is active in this application, too, and may refuse or name callers"
                            + " otherwise; take @LoginConfig off, or configure jwt-filter by MicroProfile Config, which"
                            + " switches the server's off"));
        }
        return findings;
    }

    private static Optional<Finding> audience(JwtConfig.Issuer issuer) {
        if (issuer.rules().audiences().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.NO_AUDIENCE,
                "tokens of " + issuer.rules().issuer()
                        + " for any audience are accepted, so one that was issued for another"
                        + " application opens this one; set " + Property.AUDIENCES.key()));
    }

    private static Optional<Finding> keyUrl(JwtConfig.Issuer issuer) {
        if (!(issuer.keys() instanceof JwtConfig.Keys.At at) || !isOpenToReaders(at.uri())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.KEY_URL_NOT_HTTPS,
                withoutQuery(at.uri())
                        + " is not https, so whoever sits between can put in keys of his own and sign any"
                        + " token with them"));
    }

    private static Optional<Finding> statusUrl(JwtConfig.Issuer issuer) {
        return issuer.status().stream()
                .flatMap(rules -> rules.places().stream())
                .map(place -> URI.create(place.toString()))
                .filter(SelfCheck::isOpenToReaders)
                .findFirst()
                .map(uri -> new Finding(
                        Code.STATUS_URL_NOT_HTTPS,
                        uri
                                + " is not https, so whoever sits between can hold back the news that a token was revoked; set "
                                + Property.STATUS_LOCATION.key()));
    }

    private static boolean isOpenToReaders(URI uri) {
        String host = uri.getHost();
        boolean loopback = host.equals("localhost") || host.matches("127(\\.\\d+){3}") || host.equals("[::1]");
        return "http".equalsIgnoreCase(uri.getScheme()) && !loopback;
    }

    /** For the log: a query may hold what is nobody's business. */
    private static String withoutQuery(URI uri) {
        String text = uri.toString();
        return text.contains("?") ? text.substring(0, text.indexOf('?')) : text;
    }

    /** Of the keys that are known at the start; those at a URL are not. */
    private static Stream<Finding> weakKeys(JwtConfig.Issuer issuer) {
        return known(issuer.keys()).stream()
                .flatMap(keys -> keys.keys().stream())
                .map(VerificationKey::key)
                .filter(SelfCheck::isWeak)
                .map(key -> new Finding(
                        Code.WEAK_KEY,
                        "a key of " + issuer.rules().issuer() + " has " + bits(key) + " bits; RSA keys below "
                                + SAFE_RSA_BITS + " can be broken, and then anybody signs tokens"));
    }

    private static Optional<KeySnapshot> known(JwtConfig.Keys keys) {
        if (keys instanceof JwtConfig.Keys.Given given) {
            return Optional.of(given.snapshot());
        }
        return keys instanceof JwtConfig.Keys.In in ? Optional.of(in.first()) : Optional.empty();
    }

    static boolean isWeak(Key key) {
        return key instanceof RSAKey && bits(key) < SAFE_RSA_BITS;
    }

    private static int bits(Key key) {
        return ((RSAKey) key).getModulus().bitLength();
    }

    /** A request does not say how its cookie was set, but browsers keep what some names promise (RFC 6265bis section 4.1.3). */
    private static Optional<Finding> cookie(JwtConfig config) {
        return config.finder()
                .cookie()
                .filter(name -> SECURE_PREFIXES.stream().noneMatch(name::startsWith))
                .map(name -> new Finding(
                        Code.COOKIE_MAY_LACK_SECURE,
                        "the cookie " + name
                                + " that holds the token can be set without Secure, and would then travel over"
                                + " http, too; browsers refuse that if its name begins with __Host-: see "
                                + Property.TOKEN_COOKIE.key()));
    }

    private static Optional<Finding> outOfReach(JwtConfig config, Facts facts) {
        Set<String> unreachable = new TreeSet<>();
        for (String role : facts.roles()) {
            if (config.issuers().stream().noneMatch(issuer -> issuer.caller().canYield(role))) {
                unreachable.add(role);
            }
        }
        if (unreachable.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.ROLE_OUT_OF_REACH,
                "no token can bring the roles " + unreachable + ", which the application asks for; see "
                        + Property.ROLES.key() + " and " + Property.ROLES_RENAME.key()));
    }

    private static Optional<Finding> leftOut(RoleMapping mapping, Facts facts) {
        Set<String> missing = new TreeSet<>(facts.roles());
        missing.removeAll(mapping.roles());
        if (missing.isEmpty() && !facts.roles().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.ROLE_MAPPING_INCOMPLETE,
                mapping.descriptor()
                        + " has a <security-role-mapping>, which ends the rule that a group is the role of the"
                        + " same name; nobody has the roles that it leaves out"
                        + (missing.isEmpty() ? "" : ": " + missing)
                        + ". Map all roles or none"));
    }
}
