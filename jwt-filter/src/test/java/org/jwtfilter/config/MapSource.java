// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.key.TestKeys;

/** A configuration that is good until a test spoils it. */
final class MapSource implements ConfigSource {
    private final Map<String, String> values = new LinkedHashMap<>();

    private MapSource() {}

    static MapSource empty() {
        return new MapSource();
    }

    /** The least that is needed. */
    static MapSource valid() {
        return empty().with(Property.PUBLIC_KEY, TestKeys.pem(TestKeys.ISSUER))
                .with(Property.ISSUER, "https://login.example.org")
                .with(Property.AUDIENCES, "orders");
    }

    /** The least that is needed, with the keys at a URL. */
    static MapSource remote() {
        return valid().without(Property.PUBLIC_KEY)
                .with(Property.PUBLIC_KEY_LOCATION, "https://login.example.org/jwks.json");
    }

    MapSource with(Property property, String value) {
        return with(property.key(), value);
    }

    MapSource with(String name, String value) {
        values.put(name, value);
        return this;
    }

    MapSource without(Property property) {
        values.remove(property.key());
        return this;
    }

    JwtConfig read() {
        return ConfigReader.read(this, MapSource.class.getClassLoader());
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public Set<String> names() {
        return values.keySet();
    }
}
