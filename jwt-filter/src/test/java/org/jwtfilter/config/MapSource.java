// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.key.TestKeys;

/** A configuration that is good until a test spoils it. */
public final class MapSource implements ConfigSource {
    /** How {@code jwt.filter.issuers} names the further issuer of {@link #withPartner()}. */
    static final String PARTNER = "partner";

    private final Map<String, String> values = new LinkedHashMap<>();

    private MapSource() {}

    public static MapSource empty() {
        return new MapSource();
    }

    /** The least that is needed. */
    public static MapSource valid() {
        return empty().with(Property.PUBLIC_KEY, TestKeys.pem(TestKeys.ISSUER))
                .with(Property.ISSUER, "https://login.example.org")
                .with(Property.AUDIENCES, "orders");
    }

    /** The least that is needed, with the keys at a URL. */
    public static MapSource remote() {
        return valid().without(Property.PUBLIC_KEY)
                .with(Property.PUBLIC_KEY_LOCATION, "https://login.example.org/jwks.json");
    }

    /** The least that a further issuer needs, besides what there is. */
    public MapSource withPartner() {
        return with(Property.ISSUERS, PARTNER)
                .withPartner(Property.ISSUER, "https://partner.example.com")
                .withPartner(Property.PUBLIC_KEY_LOCATION, "https://partner.example.com/jwks.json")
                .withPartner(Property.AUDIENCES, "orders");
    }

    public MapSource with(Property property, String value) {
        return with(property.key(), value);
    }

    public MapSource withPartner(Property property, String value) {
        return with(property.keyFor(PARTNER).orElseThrow(), value);
    }

    public MapSource with(String name, String value) {
        values.put(name, value);
        return this;
    }

    public MapSource without(Property property) {
        return without(property.key());
    }

    public MapSource without(String name) {
        values.remove(name);
        return this;
    }

    public JwtConfig read() {
        return ConfigReader.read(this, MapSource.class.getClassLoader());
    }

    /** What is read of the first issuer. */
    JwtConfig.Issuer readFirst() {
        return read().issuers().get(0);
    }

    /** With which it is refused. */
    ConfigException refusal() {
        ConfigException refused = catchThrowableOfType(ConfigException.class, this::read);
        assertThat(refused).as("a refusal of %s", values.keySet()).isNotNull();
        return refused;
    }

    List<Problem> problems() {
        return refusal().problems();
    }

    /** The only one there is. */
    Problem problem() {
        List<Problem> problems = problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
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
