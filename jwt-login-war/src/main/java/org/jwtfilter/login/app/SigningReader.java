// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.signing.KeyEncryptionKey;
import org.jwtfilter.login.signing.KeyRules;
import org.jwtfilter.login.signing.RotationPolicy;
import org.jwtfilter.login.signing.SigningAlgorithm;

/** Reads how signing keys are made, changed and encrypted. */
final class SigningReader {
    static final Duration MIN_ROTATION = Duration.ofSeconds(2);
    static final Duration MAX_ROTATION = Duration.ofDays(730);
    static final Duration MAX_PUBLISHING = Duration.ofDays(90);

    private final Values values;

    SigningReader(Values values) {
        this.values = values;
    }

    SigningConfig read(List<Client> clients) {
        Duration longest = clients.stream()
                .map(Client::accessTokenLifetime)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        KeyRules rules = new KeyRules(
                values.get(Property.SIGNING_ALGORITHM, SigningAlgorithm::named),
                rotation(),
                values.find(Property.SIGNING_RENEW_BEFORE, SigningReader::instant),
                longest);
        KeyEncryptionSource keyEncryption = keyEncryption(
                        Property.KEY_ENCRYPTION_KEY,
                        Property.KEY_ENCRYPTION_FILE,
                        Property.KEY_ENCRYPTION_KEYSTORE,
                        Property.KEY_ENCRYPTION_KEYSTORE_PASSWORD,
                        Property.KEY_ENCRYPTION_KEYSTORE_ALIAS)
                .orElse(new KeyEncryptionSource.InDataDirectory());
        Optional<KeyEncryptionSource> previous = keyEncryption(
                Property.PREVIOUS_KEY,
                Property.PREVIOUS_FILE,
                Property.PREVIOUS_KEYSTORE,
                Property.PREVIOUS_KEYSTORE_PASSWORD,
                Property.PREVIOUS_KEYSTORE_ALIAS);
        return new SigningConfig(rules, keyEncryption, previous);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private RotationPolicy rotation() {
        Duration before = values.duration(Property.SIGNING_PUBLISH_BEFORE, MIN_ROTATION, MAX_PUBLISHING);
        Duration interval = values.duration(Property.SIGNING_ROTATION, MIN_ROTATION, MAX_ROTATION);
        if (interval.compareTo(before) < 0) {
            values.problem(Property.SIGNING_ROTATION, interval.toString());
            interval = before;
        }
        return new RotationPolicy(
                interval, before, values.duration(Property.SIGNING_PUBLISH_AFTER, Duration.ZERO, MAX_PUBLISHING));
    }

    private Optional<KeyEncryptionSource> keyEncryption(
            Property key, Property file, Property keystore, Property password, Property alias) {
        List<Property> set =
                Stream.of(key, file, keystore).filter(values::isSet).toList();
        if (set.size() > 1) {
            values.problem(values.key(set.get(0)) + " and " + values.key(set.get(1))
                    + " are both set; accepted is one of them");
        }
        if (values.isSet(keystore) && !values.isSet(password)) {
            values.problem(values.key(password) + " is not set; accepted is " + password.accepted());
        }
        Optional<KeyEncryptionSource> given =
                values.find(key, KeyEncryptionKey::parse).map(KeyEncryptionSource.Given::new);
        Optional<KeyEncryptionSource> inFile = values.find(file, Values::path).map(KeyEncryptionSource.InFile::new);
        Optional<Path> store = values.find(keystore, Values::path);
        String secret = values.get(password, Optional::of, "");
        String name = values.get(alias, Optional::of, Property.KEY_ENCRYPTION_KEYSTORE_ALIAS.fallback());
        return given.or(() -> inFile)
                .or(() -> store.map(path -> new KeyEncryptionSource.InKeystore(path, secret, name)));
    }
}
