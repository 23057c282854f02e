// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Tells which names under our prefix are not ours. MicroProfile Config lists environment variables under their own spelling, so
 * {@code JWT_LOGIN_CLIENT_ID} stands for {@code jwt.login.client-id}. Some list what they guess that a variable means, too, here {@code
 * jwt.login.client.id}; beside the variable, which speaks for itself, that says nothing.
 */
final class ConfigNames {
    private static final String ENVIRONMENT_PREFIX = environmentName(Property.PREFIX);
    // Kubernetes sets these in every container near a service that is called jwt-login.
    private static final Pattern SERVICE_LINK =
            Pattern.compile("JWT_LOGIN_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_.*)?)");

    private static final Pattern GUESS = Pattern.compile("[a-z0-9.\\[\\]]+");

    private final Set<String> known = new HashSet<>();
    private final Set<String> knownInEnvironment = new HashSet<>();

    /** @param sections the names that exist because a list names what they are about */
    ConfigNames(Set<String> sections) {
        known.addAll(sections);
        for (Property property : Property.values()) {
            if (!property.isNamed()) {
                known.add(property.key());
                property.fileKey("").ifPresent(known::add);
            }
        }
        known.forEach(name -> knownInEnvironment.add(environmentName(name)));
    }

    /** The unknown names among {@code names}, sorted, each once. */
    List<String> unknown(Iterable<String> names) {
        Set<String> all = new HashSet<>();
        names.forEach(all::add);
        Set<String> unknown = new TreeSet<>();
        for (String name : all) {
            if (name.startsWith(Property.PREFIX)) {
                if (!known.contains(name) && !isGuess(name, all)) {
                    unknown.add(name);
                }
            } else if (environmentName(name).startsWith(ENVIRONMENT_PREFIX)
                    && !knownInEnvironment.contains(environmentName(name))
                    && !SERVICE_LINK.matcher(name).matches()) {
                unknown.add(name);
            }
        }
        return new ArrayList<>(unknown);
    }

    private static boolean isGuess(String name, Set<String> all) {
        return GUESS.matcher(name).matches() && all.contains(environmentName(name));
    }

    private static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
