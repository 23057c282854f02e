// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.Claims;

/** What a {@code @Claim} says, by name, by the enumeration, or by both alike. */
record ClaimQualifier(String value, Claims standard) {
    /** The qualifier of an injection point, empty if it has none. */
    static Optional<ClaimQualifier> at(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(Claim.class::isInstance)
                .map(Claim.class::cast)
                .map(claim -> new ClaimQualifier(claim.value(), claim.standard()))
                .findFirst();
    }

    /** The name of the claim, empty if the qualifier gives none or two (MicroProfile JWT 2.1 section 7.2.2). */
    Optional<String> name() {
        if (standard == Claims.UNKNOWN) {
            return Optional.of(value).filter(name -> !name.isEmpty());
        }
        return value.isEmpty() || value.equals(standard.name()) ? Optional.of(standard.name()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "@Claim(value = \"" + value + "\", standard = " + standard + ")";
    }
}
