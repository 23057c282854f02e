// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page names a property that there is not: neither after a property was renamed, nor by a slip of the pen. */
class DocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("\\bjwt\\.(?:login|filter)(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern VARIABLE = Pattern.compile("\\bJWT_LOGIN_[A-Z0-9_]+");

    /** What begins like a property and is none: names of counters. */
    private static final Set<String> COUNTERS = Set.of("jwt.filter.tokens", "jwt.filter.key.looks");

    /** Of an example that shows what a client's name becomes. */
    private static final Pattern SECTION =
            Pattern.compile("jwt\\.(login\\.(client|encrypted-audience|assertion)|filter\\.issuer)\\.[a-z0-9-]+");

    @Test
    void namesOnlyPropertiesThatThereAre() throws IOException {
        Set<String> known = new HashSet<>(filterNames());
        Set<String> variables = new HashSet<>();
        for (Property property : Property.values()) {
            known.add(property.key());
            property.fileKey(Property.NAME).ifPresent(known::add);
        }
        known.forEach(name -> variables.add(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT)));
        Set<String> unknown = new TreeSet<>();
        int found = 0;
        for (Path page : pages()) {
            String text = Files.readString(page);
            for (String name : all(NAME, text)) {
                found++;
                if (!isKnown(name, known)) {
                    unknown.add(page + ": " + name);
                }
            }
            for (String name : all(VARIABLE, text)) {
                if (!variables.contains(name)) {
                    unknown.add(page + ": " + name);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void sayNothingOfAPropertyThatIsNotThere() {
        Set<String> known =
                Set.of("jwt.login.issuer", "jwt.login.client.NAME.scope", "jwt.login.key-encryption.previous.key");

        assertThat(isKnown("jwt.login.issuer", known)).isTrue();
        assertThat(isKnown("jwt.login.client.web.scope", known)).isTrue();
        assertThat(isKnown("jwt.login.key-encryption.previous", known)).isTrue();
        assertThat(isKnown("jwt.login.isuer", known)).isFalse();
        assertThat(isKnown("jwt.login.client.web.scop", known)).isFalse();
        assertThat(isKnown("jwt.login.key", known)).isFalse();
    }

    /** Whether it is a name, one of a section, or what several names begin with. */
    private static boolean isKnown(String name, Set<String> known) {
        String general = SECTION.matcher(name)
                .replaceFirst(section ->
                        section.group().substring(0, section.group().lastIndexOf('.')) + "." + Property.NAME);
        return COUNTERS.contains(name)
                || Stream.of(name, general)
                        .anyMatch(any ->
                                known.contains(any) || known.stream().anyMatch(one -> one.startsWith(any + ".")));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group()).toList();
    }

    /** Of README's table, which a test of jwt-filter compares with the code; further issuers have the same last words. */
    private static Set<String> filterNames() throws IOException {
        Pattern row = Pattern.compile(
                "^\\| `(mp\\.jwt|mp\\.jwt\\.verify|mp\\.jwt\\.decrypt|jwt\\.filter)\\.([A-Za-z0-9.-]+)` \\|");
        Set<String> names = new HashSet<>();
        for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
            row.matcher(line).results().forEach(found -> {
                names.add(found.group(1) + "." + found.group(2));
                names.add("jwt.filter.issuer.NAME." + found.group(2).replaceFirst("^(verify|decrypt)\\.", ""));
            });
        }
        return names;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .toList();
        }
    }
}
