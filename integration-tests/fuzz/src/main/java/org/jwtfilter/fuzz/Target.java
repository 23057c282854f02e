// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every door by which something comes in that others have written. */
enum Target {
    REQUEST("request", RequestTarget.class, Seeds::requests),
    TOKEN("token", TokenTarget.class, Seeds::tokens),
    CLAIMS("claims", ClaimsTarget.class, Seeds::claims),
    HEADER("header", HeaderTarget.class, Seeds::headers),
    ENCRYPTED("encrypted", EncryptedTarget.class, Seeds::encrypted),
    NESTED("nested", NestedTarget.class, Seeds::tokens),
    KEY("key", KeyTarget.class, Seeds::keys),
    DECRYPTION_KEY("decryption-key", DecryptionKeyTarget.class, Seeds::decryptionKeys),
    RULES("rules", RulesTarget.class, Seeds::rules),
    CONFIGURATION("configuration", ConfigurationTarget.class, Seeds::configurations);

    /** What the fuzzer calls, over and over, with an input of its making. */
    @FunctionalInterface
    interface Entry {
        void take(byte[] input);
    }

    /** Where the fuzzer starts from. */
    @FunctionalInterface
    interface FirstInputs {
        List<String> texts();
    }

    private final String key;
    private final Class<?> type;

    @SuppressWarnings("ImmutableEnumChecker") // A method reference: it holds nothing.
    private final FirstInputs seeds;

    Target(String key, Class<?> type, FirstInputs seeds) {
        this.key = key;
        this.type = type;
        this.seeds = seeds;
    }

    /** The name on the command line and in the table. */
    String key() {
        return key;
    }

    /** The class with {@code public static void fuzzerTestOneInput(byte[])}. */
    Class<?> type() {
        return type;
    }

    List<String> seeds() {
        return seeds.texts();
    }

    /** What the fuzzer calls, called from here. */
    Entry entry() {
        return input -> {
            try {
                type.getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) input);
            } catch (InvocationTargetException e) {
                throw new AssertionError(key + " threw", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(key + " is no target", e);
            }
        };
    }

    /**
     * The targets of these names.
     *
     * @param names separated by commas; all targets if it is blank
     * @throws IllegalArgumentException if there is no target of a name; the message says which there are
     */
    static List<Target> named(String names) {
        if (names.isBlank()) {
            return List.of(values());
        }
        return Stream.of(names.split(",", -1))
                .map(String::strip)
                .map(Target::of)
                .toList();
    }

    private static Target of(String name) {
        return Stream.of(values())
                .filter(target -> target.key.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no target \"" + name + "\"; there are "
                        + Arrays.stream(values()).map(Target::key).toList()));
    }
}
